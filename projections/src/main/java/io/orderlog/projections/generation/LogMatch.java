package io.orderlog.projections.generation;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.projections.database.ReadModelDatabase;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Whether a log is the one that a generation was built from, and still has all of it. */
public record LogMatch(LogIdentity log, Map<Integer, Long> ends) {

  /**
   * Makes sure that it is.
   *
   * @throws WrongLogException if not
   */
  public static void require(ReadModelDatabase database, EventLog<?> log, Checkpoints checkpoints) {
    // Looked up before the ends, because other processes move the checkpoints meanwhile.
    Map<Integer, Long> reached = database.read(checkpoints::nextOffsets);
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
   * Why it is not, and what to do, in one line; nothing if it is.
   *
   * @param reached how far the generation was some time before the log was asked for its ends; later
   *     it may rightly be further
   */
  public Optional<String> mismatch(
      DSLContext database, Checkpoints checkpoints, Map<Integer, Long> reached) {
    if (!checkpoints.belongTo(database, log)) {
      return Optional.of("the read model " + checkpoints.projection()
          + " was built from another log than " + log.topic() + " with the id " + log.id()
          + ": connect to the right one, or rebuild the read model from this one with the replay"
          + " tool");
    }
    // An older backup of the log has the same id, but not all that the read model has seen.
    return reached.entrySet().stream()
        .filter(next -> ends.getOrDefault(next.getKey(), 0L) < next.getValue())
        .findFirst()
        .map(next -> "the read model " + checkpoints.projection() + " is at offset "
            + next.getValue() + " of partition " + next.getKey() + ", where " + log.topic()
            + " ends at " + ends.getOrDefault(next.getKey(), 0L) + ": records are gone. Restore"
            + " the log, or rebuild the read model from what is left with the replay tool");
  }
}
