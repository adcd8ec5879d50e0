package io.orderlog.command.prices;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderlog.domain.product.Offer;
import io.orderlog.domain.product.Offer.AtAnyPrice;
import io.orderlog.domain.product.Offer.AtPrices;
import io.orderlog.domain.product.Offer.NotKnown;
import io.orderlog.domain.product.Offer.Withdrawn;
import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.product.ProductEventCodec;
import io.orderlog.eventlog.wait.WaitEventCodec;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a table of prices knows of a real log, and when. */
@ExtendWith(SharedKafka.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class PriceTableTest {

  private static final EventMetadata METADATA = new EventMetadata(
      Instant.parse("2026-03-01T10:15:30.120Z"), "command-1", "hash", "command-1", null);

  private final AggregateLog<ProductEvent> products = new AggregateLog<>(
      "products-" + UUID.randomUUID(), "product", ProductEventCodec.create(), 3);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final PriceTable table = new PriceTable(products);
  private KafkaConnection kafka;

  @BeforeEach
  void connect(EmbeddedKafka broker) {
    kafka = KafkaConnection.to(broker.bootstrapServers());
  }

  @AfterEach
  void close() {
    table.close();
    registry.close();
  }

  @Test
  void all_that_is_in_the_log_is_known_before_anything_is() {
    List<NewEvent<ProductEvent>> listed = IntStream.range(0, 5_000).mapToObj(
        i -> event("sku-" + i, 1, listed(i))).toList();
    append(listed);
    append(List.of(event("sku-7", 2, changed(1)), event("sku-8", 2, new ProductDelisted())));
    assertThat(table.offer("sku-1")).isEqualTo(new NotKnown());
    assertThat(table.offer("nothing")).isEqualTo(new NotKnown());
    assertThat(table.reasonNotReady()).hasValueSatisfying(
        reason -> assertThat(reason).contains("not read yet"));

    table.follow(kafka, registry);

    untilKnown();
    assertThat(table.offer("sku-4999")).isEqualTo(at(4_999));
    assertThat(table.offer("sku-7")).isEqualTo(at(1));
    assertThat(table.offer("sku-8")).isEqualTo(new Withdrawn());
    assertThat(table.offer("nothing")).isEqualTo(new AtAnyPrice());
    assertThat(table.reasonNotReady()).isEmpty();
    assertThat(registry.get("orderlog.prices.products").gauge().value()).isEqualTo(5_000);
    assertThat(registry.get("orderlog.prices.known").gauge().value()).isEqualTo(1);
  }

  @Test
  void what_comes_afterwards_is_followed() {
    append(List.of(event("mug", 1, listed(100))));
    table.follow(kafka, registry);
    untilKnown();
    assertThat(table.offer("mug")).isEqualTo(at(100));

    append(List.of(event("mug", 2, changed(200)), event("cup", 1, listed(300))));
    Eventually.holds(() -> assertThat(table.offer("mug")).isEqualTo(at(200)));
    Eventually.holds(() -> assertThat(table.offer("cup")).isEqualTo(at(300)));
    append(List.of(event("mug", 3, new ProductDelisted())));
    Eventually.holds(() -> assertThat(table.offer("mug")).isEqualTo(new Withdrawn()));
    append(List.of(event("mug", 4, listed(400))));
    Eventually.holds(() -> assertThat(table.offer("mug")).isEqualTo(at(400)));
  }

  @Test
  void where_nobody_has_listed_anything_everything_is_sold_until_somebody_does() {
    table.follow(kafka, registry);
    untilKnown();
    assertThat(table.offer("mug")).isEqualTo(new AtAnyPrice());
    assertThat(table.reasonNotReady()).isEmpty();

    append(List.of(event("mug", 1, listed(100))));
    Eventually.holds(() -> assertThat(table.offer("mug")).isEqualTo(at(100)));
  }

  @Test
  void nothing_is_known_behind_an_event_that_cannot_be_read() {
    append(List.of(event("mug", 1, listed(100))));
    table.follow(kafka, registry);
    untilKnown();
    AggregateLog<WaitEvent> strange = new AggregateLog<>(
        products.name(), "product", WaitEventCodec.create(), 3);
    append(strange, List.of(new NewEvent<>("mug", 2, new WaitEvent.Left("w"), METADATA)));

    Eventually.holds(() -> assertThat(table.offer("mug")).isEqualTo(new NotKnown()));
    Eventually.holds(() -> assertThat(table.reasonNotReady()).hasValueSatisfying(
        reason -> assertThat(reason).contains("wait.left.v1")));
    assertThat(registry.get("orderlog.prices.known").gauge().value()).isZero();
  }

  private void untilKnown() {
    Eventually.holds(() -> assertThat(table.offer("?")).isNotEqualTo(new NotKnown()));
  }

  private static NewEvent<ProductEvent> event(String sku, long version, ProductEvent event) {
    return new NewEvent<>(sku, version, event, METADATA);
  }

  private static ProductEvent listed(long minorUnits) {
    return new ProductListed("Mug", "", prices(minorUnits));
  }

  private static ProductEvent changed(long minorUnits) {
    return new ProductChanged("Mug", "", prices(minorUnits));
  }

  private static Offer at(long minorUnits) {
    return new AtPrices(prices(minorUnits));
  }

  private static List<Price> prices(long minorUnits) {
    return List.of(new Price(Currency.getInstance("EUR"), minorUnits));
  }

  private void append(List<NewEvent<ProductEvent>> events) {
    append(products, events);
  }

  private <E> void append(AggregateLog<E> definition, List<NewEvent<E>> events) {
    try (var log = KafkaEventLog.createIfMissing(definition, kafka, OptionalInt.empty());
        var appender = log.openAppender(definition.writerId(0))) {
      appender.append(events);
    }
  }
}
