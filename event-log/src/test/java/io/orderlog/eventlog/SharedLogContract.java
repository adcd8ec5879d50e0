package io.orderlog.eventlog;

import static io.orderlog.eventlog.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.shared.MemberReplacedException;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers of a shared log promise; the tests of each implementation extend this. */
public abstract class SharedLogContract {

  private static final int PARTITIONS = 4;
  private static final Duration POLL = Duration.ofMillis(50);

  private SharedLog<OrderEvent> log;

  /** A new log without events. The implementation closes it after the test. */
  protected abstract SharedLog<OrderEvent> newLog(int partitions);

  @BeforeEach
  void open() {
    log = newLog(PARTITIONS);
  }

  @Test
  void share_the_partitions_and_take_over_from_one_that_leaves() {
    ReaderGroup group = group();
    try (SharedLogReader<OrderEvent> first = log.join(group)) {
      awaitAssigned(Map.of(first, 4));
      try (SharedLogReader<OrderEvent> second = log.join(group)) {
        awaitAssigned(Map.of(first, 2, second, 2));
        Set<Integer> all = new HashSet<>(first.assigned());
        all.addAll(second.assigned());
        assertThat(all).isEqualTo(log.identity().allPartitions());
      }
      awaitAssigned(Map.of(first, 4));
    }
  }

  @Test
  void read_nothing_of_a_partition_before_they_are_told_from_where() {
    try (LogAppender<OrderEvent> appender = log.openAppender("writer");
        SharedLogReader<OrderEvent> reader = log.join(group())) {
      RecordedEvent<OrderEvent> skipped = appender.append(List.of(event("order-1", 1))).getFirst();
      RecordedEvent<OrderEvent> wanted = appender.append(List.of(event("order-1", 2))).getFirst();
      int partition = wanted.position().partition();
      awaitAssigned(Map.of(reader, 4));
      assertThat(reader.poll(Duration.ofMillis(500))).isEmpty();
      assertThat(reader.positions()).isEqualTo(Offsets.NONE);

      reader.seek(partition, skipped.position().offset() + 1);
      List<RecordedEvent<OrderEvent>> read = new ArrayList<>();
      Eventually.holds(() -> {
        read.addAll(reader.poll(POLL));
        assertThat(read).extracting(RecordedEvent::version).containsExactly(2L);
      });
      assertThat(reader.positions().partitions()).containsExactly(partition);
    }
  }

  @Test
  void forget_where_they_were_in_a_partition_that_went_away() {
    ReaderGroup group = group();
    try (SharedLogReader<OrderEvent> first = log.join(group)) {
      awaitAssigned(Map.of(first, 4));
      first.assigned().forEach(partition -> first.seek(partition, 0));
      try (SharedLogReader<OrderEvent> second = log.join(group)) {
        awaitAssigned(Map.of(first, 2, second, 2));
        assertThat(first.positions().partitions()).isEqualTo(first.assigned());
      }
      Set<Integer> kept = first.positions().partitions();
      awaitAssigned(Map.of(first, 4));
      assertThat(first.positions().partitions()).isEqualTo(kept);
    }
  }

  @Test
  void what_they_tell_is_not_read_back() {
    ReaderGroup group = group();
    try (LogAppender<OrderEvent> appender = log.openAppender("writer")) {
      appender.append(List.of(event("order-1", 1)));
    }
    for (int i = 0; i < 2; i++) {
      try (SharedLogReader<OrderEvent> reader = log.join(group)) {
        awaitAssigned(Map.of(reader, 4));
        assertThat(reader.positions()).isEqualTo(Offsets.NONE);
        reader.assigned().forEach(partition -> reader.seek(partition, 0));
        List<RecordedEvent<OrderEvent>> read = new ArrayList<>();
        Eventually.holds(() -> {
          read.addAll(reader.poll(POLL));
          assertThat(read).hasSize(1);
        });
        reader.tell(reader.positions());
      }
    }
  }

  @Test
  void groups_of_other_names_share_nothing() {
    try (SharedLogReader<OrderEvent> one = log.join(group());
        SharedLogReader<OrderEvent> other = log.join(
            ReaderGroup.named("others of " + log.identity().topic()))) {
      awaitAssigned(Map.of(one, 4, other, 4));
    }
  }

  @Test
  void one_with_a_name_has_its_partitions_back_at_once_and_shuts_out_its_former_self() {
    ReaderGroup group = new ReaderGroup(group().name(), Optional.of("http://one:1"));
    SharedLogReader<OrderEvent> former = log.join(group);
    try {
      awaitAssigned(Map.of(former, 4));
      try (SharedLogReader<OrderEvent> again = log.join(group)) {
        awaitAssigned(Map.of(again, 4));
        assertThatThrownBy(() -> {
          while (true) {
            former.poll(POLL);
          }
        }).isInstanceOf(MemberReplacedException.class);
      }
    } finally {
      former.close();
    }
  }

  private ReaderGroup group() {
    return ReaderGroup.named("readers of " + log.identity().topic());
  }

  private static void awaitAssigned(Map<SharedLogReader<OrderEvent>, Integer> expected) {
    Eventually.holds(() -> {
      expected.keySet().forEach(reader -> assertThat(reader.poll(POLL)).isEmpty());
      expected.forEach((reader, count) -> assertThat(reader.assigned()).hasSize(count));
    });
  }
}
