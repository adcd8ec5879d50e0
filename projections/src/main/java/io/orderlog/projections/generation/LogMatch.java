package io.orderlog.projections.generation;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.ReadModelDatabase;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.DSLContext;

/** Whether a log is the one that a generation was built from, and still has all of it. */
public record LogMatch(LogIdentity log, Offsets ends) {

  /**
   * Makes sure that it is.
   *
   * @throws WrongLogException if not
   */
  public static void require(ReadModelDatabase database, EventLog<?> log, Checkpoints checkpoints) {
    // Looked up before the ends, because other processes move the checkpoints meanwhile.
    Offsets reached = database.read(checkpoints::nextOffsets);
    LogMatch match = of(log);
    database.read(sql -> match.mismatch(sql, checkpoints, reached)).ifPresent(reason -> {
      throw new WrongLogException(reason);
    });
  }

  /** With the log as it is now. */
  public static LogMatch of(EventLog<?> log) {
    return new LogMatch(log.identity(), log.endOffsets(log.identity().allPartitions()));
  }

  /**
   * Why it is not, and what to do, in one line; empty if it is.
   *
   * @param reached how far the generation was some time before the log was asked for its ends;
   *     later it may rightly be further
   */
  public Optional<String> mismatch(
      DSLContext database, Checkpoints checkpoints, Offsets reached) {
    if (!checkpoints.belongTo(database, log)) {
      return Optional.of("the read model " + checkpoints.projection()
          + " was built from another log than " + log.topic() + " with the id " + log.id()
          + ": connect to the right one, or rebuild the read model from this one with the replay"
          + " tool");
    }
    // An older backup of the log has the same id, but not all that the read model has seen.
    OptionalInt beyond = reached.firstBeyond(ends);
    return beyond.isEmpty()
        ? Optional.empty()
        : Optional.of(lost(checkpoints, reached, beyond.getAsInt()));
  }

  private String lost(Checkpoints checkpoints, Offsets reached, int partition) {
    return "the read model " + checkpoints.projection() + " is at offset " + reached.of(partition)
        + " of partition " + partition + ", where " + log.topic() + " ends at "
        + ends.of(partition) + ": records are gone. Restore the log, or rebuild the read model"
        + " from what is left with the replay tool";
  }
}
