package io.orderlog.eventlog.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of a product's events. */
class ProductGoldenFilesTest extends GoldenFilesContract<ProductEvent> {

  ProductGoldenFilesTest() {
    super("golden-products", ProductEventCodec.create(), ProductSamples.ALL);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(ProductLog.PRODUCTS.eventsTopic()).isEqualTo("products.events");
    assertThat(ProductLog.PRODUCTS.writersTopic()).isEqualTo("products.writers");
    assertThat(ProductLog.PRODUCTS.source()).isEqualTo("urn:orderlog:products");
    assertThat(ProductLog.PRODUCTS.writerId(2)).isEqualTo("orderlog-writer-products-2");
  }

  @Test
  void the_largest_event_fits() {
    List<Price> prices = Currency.getAvailableCurrencies().stream().filter(Money::hasMinorUnits)
        .limit(ProductCommand.MAX_PRICES)
        .map(currency -> new Price(currency, Money.MAX_MINOR_UNITS)).toList();
    ProductEvent event = new ProductListed("😀".repeat(ProductCommand.MAX_NAME_LENGTH),
        "😀".repeat(ProductCommand.MAX_DESCRIPTION_LENGTH), prices);
    assertThat(LargestRecord.bytes(ProductLog.PRODUCTS, event))
        .isLessThan(ProductLog.LARGEST_EVENT_BYTES);
  }
}
