package io.orderlog.eventlog.positions;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.LogIdentity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What positions keep, wherever they are. */
public abstract class PositionsContract {

  private static final LogIdentity LOG = new LogIdentity("stock.events", "id-1", 3);
  private static final Position ONE = new Position(7, "tasse-größe", 2);

  /** Opens those that the last ones left. */
  protected abstract Positions open();

  @Test
  void nothing_is_stored_in_the_beginning() {
    try (Positions positions = open()) {
      assertThat(positions.load("nobody", LOG)).isEmpty();
    }
  }

  @Test
  void what_was_stored_last_is_there_for_the_next() {
    try (Positions positions = open()) {
      positions.store("courier", LOG, Map.of(0, new Position(3, "mug", 1), 2, ONE));
      positions.store("courier", LOG, Map.of(0, ONE));
      assertThat(positions.load("courier", LOG)).isEqualTo(Map.of(0, ONE, 2, ONE));
    }
    try (Positions positions = open()) {
      assertThat(positions.load("courier", LOG)).isEqualTo(Map.of(0, ONE, 2, ONE));
    }
  }

  @Test
  void another_reader_or_log_has_others_and_so_has_another_log_of_that_name() {
    try (Positions positions = open()) {
      positions.store("one", LOG, Map.of(0, ONE));
      assertThat(positions.load("other", LOG)).isEmpty();
      assertThat(positions.load("one", new LogIdentity("orders.events", "id-1", 3))).isEmpty();
      assertThat(positions.load("one", new LogIdentity("stock.events", "id-2", 3))).isEmpty();
    }
  }
}
