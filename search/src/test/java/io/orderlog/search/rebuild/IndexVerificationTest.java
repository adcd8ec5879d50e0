package io.orderlog.search.rebuild;

import static io.orderlog.search.SearchStories.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.search.order.SearchedOrder;
import io.orderlog.search.order.OrderDocuments;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.SampleEvents;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.search.IndexFolder;
import io.orderlog.search.IndexInUseException;
import io.orderlog.search.rebuild.IndexRebuild.Parity;
import io.orderlog.search.rebuild.IndexVerification.Report;
import io.orderlog.search.SearchIndex;
import io.orderlog.search.SearchStories;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexVerificationTest {

  private static final String ADA = UUID.randomUUID().toString();
  private static final String BOB = UUID.randomUUID().toString();
  private static final String EVE = UUID.randomUUID().toString();

  @TempDir
  Path root;

  private final SearchStories stories = new SearchStories();

  @BeforeEach
  void build() {
    stories.happens(ADA, 1, placed("ada", "teapot"));
    stories.happens(BOB, 1, placed("bob", "saucer"), new OrderCancelled("late"));
    stories.happens(EVE, 2, new OrderCancelled("without a beginning"));
    assertThat(rebuild()).isEqualTo(new IndexRebuild.Report(2, 4, 2, Optional.empty()));
  }

  @AfterEach
  void close() {
    stories.close();
  }

  @Test
  void an_index_is_as_the_log_says_up_to_where_it_is() {
    stories.happens(ADA, 2, new OrderCancelled("after the commit"));
    Report report = verify();
    assertThat(report.generation()).isEqualTo(2);
    assertThat(report.differences()).isZero();
    assertThat(report.shown()).isEmpty();
    assertThat(report.things()).isEqualTo(2);
    assertThat(report.nextOffsets().sum()).isPositive();
  }

  @Test
  void what_is_otherwise_is_named() throws IOException {
    String nobody = spoil();
    Report report = verify();
    assertThat(report.differences()).isEqualTo(2);
    assertThat(report.shown()).extracting(IndexDifference::id)
        .containsExactlyInAnyOrder(ADA, nobody);
    assertThat(report.shown()).filteredOn(each -> each.id().equals(ADA)).singleElement()
        .satisfies(ada -> {
          assertThat(ada.live()).containsEntry("status", "CANCELLED");
          assertThat(ada.made()).containsEntry("status", "PLACED");
        });
    assertThat(report.shown()).filteredOn(each -> each.id().equals(nobody)).singleElement()
        .satisfies(each -> assertThat(each.made()).isEmpty());
    assertThat(folders()).containsExactly("form-3-generation-2");
    assertThat(new IndexVerification<>(new OrderDocuments(), stories.log, TimeSource.system(),
        IndexProgress.unwatched())
        .run(new IndexFolder(root), 1).shown()).hasSize(1);
  }

  @Test
  void a_rebuild_tells_what_it_has_otherwise_than_the_one_before() {
    stories.happens(BOB, 3, new OrderCancelled("it goes on, which is no difference"));
    assertThat(rebuild().parity()).contains(new Parity(2, 2, 0));
    spoil();
    assertThat(rebuild().parity()).contains(new Parity(3, 3, 2));
    assertThat(verify().differences()).isZero();
  }

  @Test
  void what_a_rebuild_has_left_that_was_broken_off_is_removed_by_the_next() throws IOException {
    Files.createDirectories(new IndexFolder(root).of(3));
    Files.writeString(new IndexFolder(root).of(3).resolve("segments_1"), "half");
    assertThat(rebuild().generation()).isEqualTo(3);
    assertThat(verify().differences()).isZero();
  }

  @Test
  void one_that_is_damaged_is_told_and_made_anew() throws IOException {
    IndexFolder folder = new IndexFolder(root);
    try (Stream<Path> files = Files.list(folder.of(2))) {
      for (Path file : files.filter(path -> path.getFileName().toString().startsWith("segments"))
          .toList()) {
        Files.write(file, new byte[]{1, 2, 3});
      }
    }
    assertThatThrownBy(this::verify).isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the index in " + folder.of(2) + " cannot be read; rebuild it");
    try (SearchIndex<OrderEvent, SearchedOrder> index =
        SearchIndex.open(new OrderDocuments(), folder.of(2), stories.log.identity())) {
      assertThat(index.nextOffsets().sum()).isZero();
    }
    assertThat(rebuild()).isEqualTo(new IndexRebuild.Report(3, 4, 2, Optional.empty()));
    assertThat(verify().differences()).isZero();
  }

  @Test
  void where_there_is_none_or_one_of_another_log_it_says_so() {
    assertThatThrownBy(() -> new IndexVerification<>(new OrderDocuments(),
        stories.log, TimeSource.system(), IndexProgress.unwatched())
        .run(new IndexFolder(root.resolve("elsewhere")), 10)).isInstanceOf(NoIndexException.class)
        .hasMessage("there is no index in " + root.resolve("elsewhere")
            + ": give the ORDERLOG_DATA of a query side, or rebuild it");
    assertThat(root.resolve("elsewhere")).doesNotExist();
    var other = new InMemoryEventLog<>("orders.events", 3, OrderLog.ORDERS.codec());
    assertThatThrownBy(() -> new IndexVerification<>(new OrderDocuments(),
        other, TimeSource.system(), IndexProgress.unwatched()).run(new IndexFolder(root), 10))
        .isInstanceOf(NoIndexException.class).hasMessageContaining("made of another log");
  }

  @Test
  void one_that_has_seen_more_than_the_log_has_is_not_waited_for() {
    IndexFolder folder = new IndexFolder(root);
    try (SearchIndex<OrderEvent, SearchedOrder> index =
        SearchIndex.open(new OrderDocuments(), folder.of(2), stories.log.identity())) {
      index.apply(List.of(), Offsets.at(1, 1_000));
      index.commit();
    }
    assertThatThrownBy(this::verify).isInstanceOf(NoIndexException.class)
        .hasMessageContaining("is at offset 1000 of partition 1").hasMessageContaining("rebuild");
    assertThat(rebuild().generation()).isEqualTo(3);
    assertThat(verify().differences()).isZero();
  }

  @Test
  void two_do_not_do_the_same_at_once() {
    for (String what : List.of("rebuilt", "verified")) {
      try (FolderLock _ = FolderLock.take(root, what)) {
        assertThatThrownBy(what.equals("rebuilt") ? this::rebuild : this::verify)
            .isInstanceOf(IndexInUseException.class).hasMessage("the index in " + root
                + " is being " + what + " by another process; wait until it is done");
      }
    }
    assertThat(verify().differences()).isZero();
  }

  /** Lets an order be cancelled that was not, and another be there; returns the id of that one. */
  private String spoil() {
    IndexFolder folder = new IndexFolder(root);
    String nobody = UUID.randomUUID().toString();
    try (SearchIndex<OrderEvent, SearchedOrder> index =
        SearchIndex.open(new OrderDocuments(), folder.of(folder.active()),
            stories.log.identity())) {
      index.apply(List.of(recorded(SampleEvents.event(ADA, 2, new OrderCancelled("never"))),
          recorded(SampleEvents.event(nobody, 1, placed("nobody", "nothing")))),
          index.nextOffsets());
      index.commit();
    }
    return nobody;
  }

  private IndexRebuild.Report rebuild() {
    return new IndexRebuild<>(new OrderDocuments(), stories.log, TimeSource.system(),
        IndexProgress.unwatched())
        .run(new IndexFolder(root));
  }

  private Report verify() {
    return new IndexVerification<>(new OrderDocuments(), stories.log, TimeSource.system(),
        IndexProgress.unwatched())
        .run(new IndexFolder(root), 10);
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList();
    }
  }

  private static RecordedEvent<OrderEvent> recorded(NewEvent<OrderEvent> event) {
    return new RecordedEvent<>(event.streamId(), event.version(), "of no interest", event.data(),
        event.metadata(), new LogPosition(0, 0));
  }
}
