package io.orderlog.projections.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.tally.TallyEvent;
import io.orderlog.eventlog.tally.TallyEvent.Added;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.readmodel.Generation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMatchTest {

  @TempDir
  Path data;

  private final InMemoryEventLog<TallyEvent> log = log();
  private final Checkpoints checkpoints =
      new Checkpoints("tallies", "tally", new Generation(1));
  private ReadModelDatabase database;

  @BeforeEach
  void feed() {
    try (var appender = log.openAppender("writer")) {
      appender.append(List.of(new NewEvent<>("apples", 1, new Added(1), OrderEvents.at(1))));
    }
    database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
    database.write(sql -> checkpoints.begin(sql, log.identity()));
    database.write(sql -> checkpoints.move(sql, Offsets.at(0, 0), Offsets.at(0, 2)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void the_log_that_it_was_built_from_is_taken() {
    assertThatCode(() -> LogMatch.require(database, log, checkpoints)).doesNotThrowAnyException();
  }

  @Test
  void a_log_of_the_same_name_with_another_id_is_refused() {
    assertThatThrownBy(() -> LogMatch.require(database, log(), checkpoints))
        .isInstanceOf(WrongLogException.class)
        .hasMessageContaining("the read model tallies was built from another log");
  }

  @Test
  void a_log_of_another_name_is_refused_though_it_has_the_same_id() {
    Checkpoints ofOrders = new Checkpoints("tallies", "orders", new Generation(1));
    assertThatThrownBy(() -> LogMatch.require(database, log, ofOrders))
        .isInstanceOf(WrongLogException.class);
  }

  @Test
  void a_log_that_has_less_than_was_seen_is_refused() {
    database.write(sql -> checkpoints.move(sql, Offsets.at(0, 2), Offsets.at(0, 3)));
    assertThatThrownBy(() -> LogMatch.require(database, log, checkpoints))
        .isInstanceOf(WrongLogException.class)
        .hasMessageContaining("is at offset 3 of partition 0, where tally.events ends at 2");
  }

  /** It may rightly be further than the ends that were asked for, if it was not before. */
  @Test
  void only_what_was_reached_before_the_log_was_asked_counts() {
    LogMatch match = LogMatch.of(log);
    database.write(sql -> checkpoints.move(sql, Offsets.at(0, 2), Offsets.at(0, 9)));
    Optional<String> mismatch =
        database.read(sql -> match.mismatch(sql, checkpoints, Offsets.at(0, 2)));
    assertThat(mismatch).isEmpty();
  }

  private static InMemoryEventLog<TallyEvent> log() {
    return new InMemoryEventLog<>("tally.events", 1, TallyLog.TALLIES.codec());
  }
}
