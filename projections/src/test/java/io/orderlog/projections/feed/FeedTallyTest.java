package io.orderlog.projections.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FeedTallyTest {

  private final List<List<Long>> told = new ArrayList<>();
  private final FeedTally tally =
      new FeedTally((events, done, total) -> told.add(List.of(events, done, total)), 10);

  @Test
  void adds_up_what_the_threads_have_done_and_never_tells_more_than_all() {
    tally.count(2, 3);
    tally.count(4, 6);
    tally.count(1, 5);

    assertThat(told).containsExactly(List.of(2L, 3L, 10L), List.of(6L, 9L, 10L),
        List.of(7L, 10L, 10L));
  }

  @Test
  void the_first_failure_stops_all_threads() {
    assertThatCode(tally::requireGoingOn).doesNotThrowAnyException();
    RuntimeException first = new IllegalStateException("first");
    tally.stop(new CompletionException(first));
    tally.stop(new IllegalStateException("second"));

    assertThatThrownBy(tally::requireGoingOn).isSameAs(first);
  }

  @Test
  void an_error_stays_one() {
    Error error = new AssertionError("not thought of");
    tally.stop(error);

    assertThatThrownBy(tally::requireGoingOn).isSameAs(error);
  }
}
