package io.orderlog.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FeedPaceTest {

  private final AtomicLong now = new AtomicLong();
  private final FeedPace pace = new FeedPace(now::get);

  @Test
  void rests_after_a_small_batch_in_proportion_to_what_it_took() {
    assertThat(restAfter(10, Duration.ofMillis(3))).isEqualTo(Duration.ofMillis(6));
  }

  @Test
  void never_rests_so_long_that_users_would_notice() {
    assertThat(restAfter(10, Duration.ofSeconds(3))).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void does_not_rest_while_it_is_behind() {
    assertThat(restAfter(500, Duration.ofMillis(30))).isZero();
    assertThat(restAfter(499, Duration.ofMillis(30))).isPositive();
  }

  @Test
  void does_not_rest_when_there_was_nothing_to_do() {
    restAfter(10, Duration.ofMillis(3));
    assertThat(restAfter(0, Duration.ofMillis(3))).isZero();
  }

  private Duration restAfter(int events, Duration work) {
    pace.begin();
    now.addAndGet(work.toNanos());
    pace.end(events);
    return pace.rest();
  }
}
