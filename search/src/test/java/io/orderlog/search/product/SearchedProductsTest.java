package io.orderlog.search.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import io.orderlog.domain.product.ProductStatus;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.SampleEvents;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.search.SearchIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which products are found, and as what. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class SearchedProductsTest {

  private static final List<Price> PRICES = List.of(new Price(Currency.getInstance("EUR"), 1990));

  @TempDir
  Path folder;

  private final InMemoryEventLog<ProductEvent> log =
      new InMemoryEventLog<>("products.events", 3, ProductLog.PRODUCTS.codec());
  private LogAppender<ProductEvent> appender;
  private SearchIndex<ProductEvent, SearchedProduct> index;

  @BeforeEach
  void open() {
    appender = log.openAppender("writer");
    index = SearchIndex.open(new ProductDocuments(), folder, log.identity());
  }

  @AfterEach
  void close() {
    index.close();
    appender.close();
  }

  @Test
  void a_product_is_found_by_its_name_with_typos_its_description_and_its_sku() {
    happens("tp-17", 1, new ProductListed("Blue teapot", "Of stoneware, 1 l", PRICES));
    happens("cup-3", 1, new ProductListed("Cup", "", PRICES));
    for (String text : List.of("teapot", "BLUE", "taepot", "stonware", "tp-17", "tea", "blue 17")) {
      assertThat(found(text)).as(text).containsExactly("tp-17");
    }
    assertThat(found("saucer")).isEmpty();
    happens("tea_pot.v2", 1, new ProductListed("O'Hara's Stra\u00dfe", "Mu\u0308ller", PRICES));
    for (String text : List.of("pot", "v2", "hara", "O’Hara", "STRASSE", "stra\u00dfe",
        "m\u00fcller", "muller", "tea_pot.v2")) {
      assertThat(found(text)).as(text).contains("tea_pot.v2");
    }
    index.refresh();
    assertThat(index.search("hara strasse pot m\u00fcller", 1).all().getFirst().highlights())
        .isEqualTo(Map.of("sku", "tea_<mark>pot</mark>.v2",
            "name", "O&#x27;<mark>Hara</mark>&#x27;s <mark>Stra\u00dfe</mark>",
            "description", "<mark>Mu\u0308ller</mark>"));
    assertThat(index.search("taepot", 1).all().getFirst().highlights())
        .isEqualTo(Map.of("name", "Blue <mark>teapot</mark>"));
  }

  @Test
  void it_is_found_as_it_is_called_now_and_also_when_it_is_delisted() {
    happens("tp-17", 1, new ProductListed("Teapot", "", PRICES),
        new ProductChanged("Jug", "For milk", List.of()));
    assertThat(found("teapot")).isEmpty();
    assertThat(index.search("jug", 1).all().getFirst().thing()).isEqualTo(new SearchedProduct(
        "tp-17", 2, ProductStatus.LISTED, "Jug", "For milk", List.of()));
    happens("tp-17", 3, new ProductDelisted());
    assertThat(index.search("jug", 1).all().getFirst().thing()).isEqualTo(new SearchedProduct(
        "tp-17", 3, ProductStatus.DELISTED, "Jug", "For milk", List.of()));
    happens("tp-17", 4, new ProductListed("Teapot", "", PRICES));
    assertThat(found("jug")).isEmpty();
    assertThat(found("teapot")).containsExactly("tp-17");
  }

  @Test
  void one_of_which_an_event_does_not_fit_is_not_found() {
    happens("a", 1, new ProductDelisted());
    happens("b", 1, new ProductListed("Bowl", "", PRICES));
    happens("b", 3, new ProductDelisted());
    assertThat(index.things()).isZero();
    assertThat(index.unfit()).isEqualTo(2);
    assertThat(found("bowl")).isEmpty();
  }

  private List<String> found(String text) {
    return index.search(text, 10).all().stream().map(each -> each.thing().sku()).toList();
  }

  private void happens(String sku, long first, ProductEvent... events) {
    for (int i = 0; i < events.length; i++) {
      appender.append(List.of(SampleEvents.event(sku, first + i, events[i])));
    }
    try (LogReader<ProductEvent> reader = log.openReader(index.nextOffsets())) {
      while (!index.nextOffsets().reaches(log.endOffsets(log.identity().allPartitions()))) {
        var read = reader.poll(Duration.ofMillis(10));
        index.apply(read, reader.positions());
      }
    }
    index.refresh();
  }
}
