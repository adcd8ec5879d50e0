package io.orderlog.eventlog.parked;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of parked events, wherever that is. */
public abstract class ParkedCausesContract {

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.125Z");
  private static final LogIdentity LOG = new LogIdentity("stock.events", "id-1", 3);
  private static final ParkedCause FIRST = of("tasse/größe", 9, Standing.FAILED);
  private static final ParkedCause NEXT = of("tasse/größe", 10, Standing.BEHIND);
  private static final ParkedCause OTHER = of("mug", 2, Standing.FAILED);

  /** Opens those that the last ones left. */
  protected abstract ParkedCauses open();

  @Test
  void nothing_is_parked_in_the_beginning() {
    try (ParkedCauses parked = open()) {
      assertThat(parked.load("nobody", LOG)).isEmpty();
    }
  }

  @Test
  void what_was_stored_last_is_there_for_the_next_in_its_order() {
    try (ParkedCauses parked = open()) {
      parked.store("courier", LOG, List.of(NEXT, FIRST, OTHER));
      parked.store("courier", LOG, List.of(FIRST.retried()));
    }
    try (ParkedCauses parked = open()) {
      assertThat(parked.load("courier", LOG)).containsExactly(OTHER, FIRST.retried(), NEXT);
    }
  }

  @Test
  void what_is_removed_is_gone_and_the_rest_is_not() {
    try (ParkedCauses parked = open()) {
      parked.store("remover", LOG, List.of(FIRST, NEXT, OTHER));
      parked.remove("remover", LOG, List.of(FIRST, OTHER));
    }
    try (ParkedCauses parked = open()) {
      assertThat(parked.load("remover", LOG)).containsExactly(NEXT);
    }
  }

  @Test
  void another_one_or_log_has_others_and_so_has_another_log_of_that_name() {
    try (ParkedCauses parked = open()) {
      parked.store("one", LOG, List.of(FIRST));
      assertThat(parked.load("other", LOG)).isEmpty();
      assertThat(parked.load("one", new LogIdentity("orders.events", "id-1", 3))).isEmpty();
      assertThat(parked.load("one", new LogIdentity("stock.events", "id-2", 3))).isEmpty();
    }
  }

  private static ParkedCause of(String streamId, long version, Standing standing) {
    return new ParkedCause(streamId, version, "stock.reserved.v1",
        new LogPosition(2, 100 + version), AT, standing, "FULFILMENTS o-1 refuses it: größer");
  }
}
