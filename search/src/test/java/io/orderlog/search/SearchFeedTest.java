package io.orderlog.search;

import static io.orderlog.search.SearchStories.placed;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.orderlog.search.order.SearchedOrder;
import io.orderlog.search.order.OrderDocuments;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.search.rebuild.IndexProgress;
import io.orderlog.search.rebuild.IndexRebuild;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SearchFeedTest {

  private static final Duration OFTEN = Duration.ofMillis(50);

  @TempDir
  Path root;

  private final SearchStories stories = new SearchStories();

  @AfterEach
  void close() {
    stories.close();
  }

  @Test
  void what_happens_can_be_found_and_is_kept() {
    try (SearchFeed<OrderEvent, SearchedOrder> feed = start()) {
      stories.happens(id(), 1, placed("ada", "teapot"));
      Eventually.holds(() -> assertThat(found(feed, "teapot")).isEqualTo(1));
      Eventually.holds(() -> assertThat(feed.trouble()).isEmpty());
    }
    try (SearchFeed<OrderEvent, SearchedOrder> feed = start()) {
      Eventually.holds(() -> assertThat(found(feed, "teapot")).isEqualTo(1));
      assertThat(feed.ask(SearchIndex::things)).contains(1L);
    }
  }

  /** So that the tools can tell an index of nothing from none. */
  @Test
  void an_index_of_a_log_in_which_nothing_has_happened_is_kept_too() {
    try (SearchFeed<OrderEvent, SearchedOrder> _ = start()) {
      IndexFolder folder = new IndexFolder(root);
      Eventually.holds(() -> {
        try (CommittedIndex<SearchedOrder> kept =
            CommittedIndex.open(new OrderDocuments(), folder.of(1)).orElseThrow(
                () -> new AssertionError("nothing is kept"))) {
          assertThat(kept.things()).isZero();
          assertThat(kept.isOf(stories.log.identity())).isTrue();
        }
      });
    }
  }

  @Test
  void another_generation_takes_its_place_and_has_no_less() throws IOException {
    String ada = id();
    stories.happens(ada, 1, placed("ada", "teapot"));
    try (SearchFeed<OrderEvent, SearchedOrder> feed = start()) {
      Eventually.holds(() -> assertThat(found(feed, "teapot")).isEqualTo(1));
      IndexFolder folder = new IndexFolder(root);
      assertThat(new IndexRebuild<>(new OrderDocuments(), stories.log, TimeSource.system(),
          IndexProgress.unwatched())
          .run(folder).generation()).isEqualTo(2);
      stories.happens(ada, 2, new OrderCancelled("later"));
      Eventually.holds(() -> assertThat(feed.generation()).contains(2));
      Eventually.holds(() -> assertThat(found(feed, "later teapot")).isEqualTo(1));
      try (Stream<Path> folders = Files.list(root)) {
        assertThat(folders.filter(Files::isDirectory)).containsExactly(folder.of(2));
      }
    }
  }

  @Test
  void one_that_is_being_made_is_left_alone() throws IOException {
    IndexFolder folder = new IndexFolder(root);
    Files.createDirectories(folder.of(2));
    Files.createDirectories(root.resolve("form-0-generation-7"));
    stories.happens(id(), 1, placed("ada", "teapot"));
    try (SearchFeed<OrderEvent, SearchedOrder> feed = start()) {
      Eventually.holds(() -> assertThat(found(feed, "teapot")).isEqualTo(1));
      try (Stream<Path> folders = Files.list(root)) {
        assertThat(folders.filter(Files::isDirectory))
            .containsExactlyInAnyOrder(folder.of(1), folder.of(2));
      }
    }
  }

  @Test
  void one_with_other_words_is_made_again_and_that_is_said() throws IOException {
    Files.createDirectories(root.resolve("form-1-generation-3"));
    Files.writeString(root.resolve("active-of-form-1"), "3\n");
    stories.happens(id(), 1, placed("ada", "tea_pot"));
    Logger logger = (Logger) LoggerFactory.getLogger(SearchFeed.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Level before = logger.getLevel();
    logger.setLevel(Level.WARN);
    logger.addAppender(lines);
    try (SearchFeed<OrderEvent, SearchedOrder> feed = start()) {
      Eventually.holds(() -> assertThat(found(feed, "pot")).isEqualTo(1));
    } finally {
      logger.detachAppender(lines);
      logger.setLevel(before);
    }
    assertThat(lines.list).extracting(ILoggingEvent::getFormattedMessage)
        .containsOnlyOnce("the index of orders was made by a version with other words; it is made"
            + " again from the log");
    try (SearchFeed<OrderEvent, SearchedOrder> feed = start()) {
      Eventually.holds(() -> assertThat(found(feed, "pot")).isEqualTo(1));
      try (Stream<Path> left = Files.list(root)) {
        assertThat(left).extracting(path -> String.valueOf(path.getFileName()))
            .noneMatch(name -> name.contains("form-1"));
      }
    }
  }

  @Test
  void one_that_fails_is_told_and_opened_again() {
    stories.happens(id(), 1, placed("ada", "teapot"));
    try (SearchFeed<OrderEvent, SearchedOrder> feed = start()) {
      Eventually.holds(() -> assertThat(found(feed, "teapot")).isEqualTo(1));
      feed.ask(index -> {
        index.close();
        return true;
      });
      stories.happens(id(), 1, placed("bob", "saucer"));
      Eventually.holds(() -> assertThat(feed.trouble()).hasValueSatisfying(
          reason -> assertThat(reason).contains("replay rebuild search")));
      Eventually.holds(() -> assertThat(found(feed, "saucer")).isEqualTo(1));
      assertThat(found(feed, "teapot")).isEqualTo(1);
      Eventually.holds(() -> assertThat(feed.trouble()).isEmpty());
    }
  }

  @Test
  void one_of_a_log_without_events_is_there_as_soon_as_the_log_is_open() {
    CountDownLatch open = new CountDownLatch(1);
    try (SearchFeed<OrderEvent, SearchedOrder> feed =
        SearchFeed.start(new OrderDocuments(), new IndexFolder(root), () -> {
          awaitQuietly(open);
          return stories.log;
        }, TimeSource.system(), OFTEN)) {
      assertThat(feed.isOpening()).isTrue();
      assertThat(feed.trouble()).contains("the index of orders is not open yet");
      open.countDown();
      Eventually.holds(() -> assertThat(feed.isOpening()).isFalse());
      assertThat(feed.trouble()).isEmpty();
      assertThat(feed.generation()).contains(1);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void a_log_that_is_away_is_told_and_waited_for() {
    AtomicBoolean away = new AtomicBoolean(true);
    stories.happens(id(), 1, placed("ada", "teapot"));
    try (SearchFeed<OrderEvent, SearchedOrder> feed =
        SearchFeed.start(new OrderDocuments(), new IndexFolder(root), () -> {
          if (away.get()) {
            throw new LogUnavailableException("there is no broker", null);
          }
          return stories.log;
        }, TimeSource.system(), OFTEN)) {
      Eventually.holds(() -> assertThat(feed.trouble()).hasValueSatisfying(
          reason -> assertThat(reason).contains("there is no broker")));
      assertThat(feed.ask(SearchIndex::things)).isEmpty();
      away.set(false);
      Eventually.holds(() -> assertThat(found(feed, "teapot")).isEqualTo(1));
      Eventually.holds(() -> assertThat(feed.trouble()).isEmpty());
    }
  }

  @Test
  void a_second_process_in_one_folder_says_so_and_takes_over() {
    stories.happens(id(), 1, placed("ada", "teapot"));
    SearchFeed<OrderEvent, SearchedOrder> second;
    try (SearchFeed<OrderEvent, SearchedOrder> first = start()) {
      Eventually.holds(() -> assertThat(found(first, "teapot")).isEqualTo(1));
      second = start();
      Eventually.holds(() -> assertThat(second.trouble()).hasValueSatisfying(
          reason -> assertThat(reason).contains("another process has the index")));
    }
    try (second) {
      Eventually.holds(() -> assertThat(found(second, "teapot")).isEqualTo(1));
    }
  }

  private SearchFeed<OrderEvent, SearchedOrder> start() {
    return SearchFeed.start(
        new OrderDocuments(), new IndexFolder(root), () -> stories.log, TimeSource.system(), OFTEN);
  }

  private static int found(SearchFeed<OrderEvent, SearchedOrder> feed, String text) {
    return Optional.of(feed).flatMap(each -> each.ask(index -> index.search(text, 10)))
        .map(found -> found.all().size()).orElse(0);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
