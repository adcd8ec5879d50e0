package io.orderlog.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.tally.TallyEvent;
import io.orderlog.eventlog.tally.TallyEvent.Added;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.projections.OrderEvents;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FeedWatchTest {

  private static final Duration DUE = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofMillis(250);

  private final AtomicLong now = new AtomicLong();
  private final InMemoryEventLog<TallyEvent> log =
      new InMemoryEventLog<>("tally.events", 1, TallyLog.TALLIES.codec());
  private final FeedWatch watch = new FeedWatch(log, now::get);

  @Test
  void looks_at_the_log_every_other_second_and_at_once_when_partitions_change() {
    assertThat(watch.see(Offsets.at(0, 0))).isTrue();
    assertThat(watch.see(Offsets.at(0, 0))).isFalse();
    pass(DUE.minusNanos(1));
    assertThat(watch.see(Offsets.at(0, 0))).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(watch.see(Offsets.at(0, 0))).isTrue();
    assertThat(watch.see(Offsets.NONE)).isTrue();
  }

  @Test
  void looks_four_times_a_second_while_the_feed_moves_on() {
    watch.see(Offsets.at(0, 0));
    pass(SOON.minusNanos(1));
    assertThat(watch.see(Offsets.at(0, 1))).isFalse();
    pass(Duration.ofNanos(1));
    assertThat(watch.see(Offsets.at(0, 1))).isTrue();
    pass(SOON);
    assertThat(watch.see(Offsets.at(0, 1))).isFalse();
  }

  @Test
  void is_complete_as_of_the_question_that_found_nothing_more() {
    watch.see(Offsets.at(0, 0));
    assertThat(watch.isCaughtUp()).isTrue();
    append();
    pass(DUE);
    watch.see(Offsets.at(0, 0));
    assertThat(watch.isCaughtUp()).isFalse();
    // The event, and the end of its transaction.
    assertThat(watch.progress()).isEqualTo(new FeedProgress(Set.of(0), 2, 0));

    pass(SOON.minusNanos(1));
    watch.see(Offsets.at(0, 2));
    assertThat(watch.progress()).isEqualTo(new FeedProgress(Set.of(0), 0, DUE.toNanos()));
  }

  @Test
  void whoever_feeds_nothing_is_not_caught_up_and_still_tells_how_far_it_is_behind() {
    append();
    watch.see(Offsets.at(0, 0));
    watch.stop();
    assertThat(watch.isCaughtUp()).isFalse();
    assertThat(watch.progress().partitions()).isEmpty();
    assertThat(watch.progress().lag()).isEqualTo(2);

    append();
    watch.seeFromOutside();
    assertThat(watch.progress().lag()).isEqualTo(4);
    watch.seeFromOutside(Offsets.at(0, 4));
    assertThat(watch.progress().lag()).isZero();
    assertThat(watch.reached()).isEqualTo(4);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void append() {
    try (var appender = log.openAppender("writer")) {
      appender.append(List.of(new NewEvent<>("apples", 1, new Added(1), OrderEvents.at(1))));
    }
  }
}
