package io.orderlog.search;

import static io.orderlog.search.SearchStories.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderReturned;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.search.order.OrderDocuments;
import io.orderlog.search.order.SearchedOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // Set before each test.
class SearchIndexTest {

  private static final String ADA = "0d8f1c9e-5a3b-4b1e-9d57-2f6a1c3e4b5d";
  private static final String BOB = "77a2b6c4-1f0e-4d2c-8a9b-0c1d2e3f4a5b";

  @TempDir
  Path folder;

  private final SearchStories stories = new SearchStories();
  private SearchIndex<OrderEvent, SearchedOrder> index;

  @BeforeEach
  void open() {
    index = SearchIndex.open(new OrderDocuments(), folder, stories.log.identity());
  }

  @AfterEach
  void close() {
    index.close();
    stories.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"teapot", "TEAPOT", "tea", "teapto", "blue teapot", "ada-lovelace",
      "lovelace teapot", ADA, "0d8f1c9e", "1Z999", "pay-4711", "changed", "\"teapot\" + -!(",
      "lovelcae"})
  void an_order_is_found_by_its_words(String text) {
    stories.happens(ADA, 1, placed("ada-lovelace", "teapot-blue", "cup"),
        new OrderPaid("pay-4711", 1_000, SearchStories.EUR),
        new OrderShipped("DHL", "1Z999AA10123456784"));
    stories.happens(ADA, 4, new OrderCancelled("changed my mind"));
    stories.happens(BOB, 1, placed("bob", "saucer"));
    feed();
    assertThat(index.search(text, 10).all()).extracting(found -> found.thing().orderId())
        .containsExactly(ADA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "!?", "teapot bob", "kettle", "te4p0t", "x"})
  void nothing_else_is_found(String text) {
    stories.happens(ADA, 1, placed("ada", "teapot"));
    stories.happens(BOB, 1, placed("bob", "saucer"));
    feed();
    assertThat(index.search(text, 10).all()).isEmpty();
  }

  @Test
  void ten_words_with_many_neighbours_everywhere_can_be_looked_for() {
    for (char first = 'a'; first < 'g'; first++) {
      for (char second = 'a'; second < 'k'; second++) {
        String word = "teapot" + first + second;
        stories.happens(word, 1, placed(word, word), new OrderPaid(word, 500, SearchStories.EUR),
            new OrderShipped(word, word), new OrderReturned(word));
      }
    }
    feed();
    assertThat(index.search("teapotax teapotbx teapotcx teapotdx teapotex teapotfx teapotgx"
        + " teapothx teapotix teapotjx", 100).all()).isNotEmpty();
  }

  @Test
  void what_is_as_it_was_asked_for_comes_first_and_is_marked() {
    stories.happens(ADA, 1, placed("ada", "mugs<b>"));
    stories.happens(BOB, 1, placed("bob", "mug"));
    feed();
    List<Found.One<SearchedOrder>> found = index.search("mug", 10).all();
    assertThat(found).extracting(each -> each.thing().customerId()).containsExactly("bob", "ada");
    assertThat(found.getFirst().highlights()).isEqualTo(Map.of("sku", "<mark>mug</mark>"));
    assertThat(found.get(1).highlights()).isEqualTo(
        Map.of("sku", "<mark>mugs</mark>&lt;b&gt;"));
    assertThat(index.search("mug", 1).all()).hasSize(1);
  }

  @Test
  void an_order_is_found_as_it_is_now() {
    stories.happens(ADA, 1, placed("ada", "teapot", "cup"));
    feed();
    stories.happens(ADA, 2, new QuantityChanged("teapot", 0, 500),
        new QuantityChanged("jug", 2, 1_500));
    feed();
    assertThat(index.search("teapot", 10).all()).isEmpty();
    SearchedOrder order = index.search("jug", 10).all().getFirst().thing();
    assertThat(order.skus()).containsExactly("cup", "jug");
    assertThat(order.totalMinor()).isEqualTo(1_500);
    assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(order.version()).isEqualTo(3);
    assertThat(index.things()).isEqualTo(1);
  }

  @Test
  void what_was_committed_is_there_after_a_crash_with_its_place_and_no_more() {
    stories.happens(ADA, 1, placed("ada", "teapot"));
    feed();
    index.commit();
    var place = index.nextOffsets();
    stories.happens(BOB, 1, placed("bob", "saucer"));
    feed();
    index.close();

    index = SearchIndex.open(new OrderDocuments(), folder, stories.log.identity());
    assertThat(index.nextOffsets()).isEqualTo(place);
    assertThat(index.seen()).isEqualTo(place);
    assertThat(index.search("teapot", 10).all()).hasSize(1);
    assertThat(index.search("saucer", 10).all()).isEmpty();
    feed();
    assertThat(index.search("saucer", 10).all()).hasSize(1);
    assertThat(index.things()).isEqualTo(2);
  }

  @Test
  void an_answer_says_how_far_the_index_is_that_was_asked() {
    stories.happens(ADA, 1, placed("ada", "teapot"));
    try (LogReader<OrderEvent> reader = stories.log.openReader(index.nextOffsets())) {
      apply(reader);
    }
    var before = index.search("teapot", 10);
    assertThat(before.all()).isEmpty();
    index.refresh();
    var after = index.search("teapot", 10);
    assertThat(after.all()).hasSize(1);
    assertThat(after.nextOffsets()).isEqualTo(index.nextOffsets())
        .isNotEqualTo(before.nextOffsets());
  }

  @Test
  void an_order_whose_events_do_not_fit_is_counted_and_found_no_more() {
    stories.happens(ADA, 1, placed("ada", "teapot"));
    stories.happens(ADA, 3, new OrderCancelled("a gap"));
    stories.happens(BOB, 2, new OrderCancelled("without a beginning"));
    feed();
    stories.happens(BOB, 3, new OrderCancelled("still without"));
    feed();
    assertThat(index.search("teapot", 10).all()).isEmpty();
    assertThat(index.unfit()).isEqualTo(2);
    assertThat(index.things()).isZero();
  }

  @Test
  void one_of_another_log_begins_anew() {
    stories.happens(ADA, 1, placed("ada", "teapot"));
    feed();
    index.commit();
    index.close();
    var other = new InMemoryEventLog<>("orders.events", 2, OrderLog.ORDERS.codec());
    index = SearchIndex.open(new OrderDocuments(), folder, other.identity());
    assertThat(index.things()).isZero();
    assertThat(index.nextOffsets().sum()).isZero();
    assertThat(index.nextOffsets().partitions()).containsExactly(0, 1);
  }

  @Test
  void no_two_have_it() {
    assertThatThrownBy(() -> SearchIndex.open(new OrderDocuments(), folder, stories.log.identity()))
        .isInstanceOf(IndexInUseException.class).hasMessageContaining("ORDERLOG_DATA");
  }

  private void feed() {
    try (LogReader<OrderEvent> reader = stories.log.openReader(index.nextOffsets())) {
      var end = stories.log.endOffsets(stories.log.identity().allPartitions());
      while (!index.nextOffsets().reaches(end)) {
        apply(reader);
      }
    }
    index.refresh();
  }

  private void apply(LogReader<OrderEvent> reader) {
    var events = reader.poll(Duration.ofMillis(10));
    index.apply(events, reader.positions());
  }
}
