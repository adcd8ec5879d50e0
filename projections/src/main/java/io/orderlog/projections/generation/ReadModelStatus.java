package io.orderlog.projections.generation;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * One generation of one projection, as operators want to see it.
 *
 * @param rows in its first table
 * @param nextOffsets per log partition, how far it is
 * @param lag per log partition, how many offsets it is behind the end of the log: a little more
 *     than the events, because the log's transactions take offsets too; 0 when it has all
 * @param mismatch why the log is not the one that the generation was built from, and what to do
 */
public record ReadModelStatus(String projection, Generation generation, GenerationStatus status,
    Instant createdAt, long rows, Offsets nextOffsets, Map<Integer, Long> lag,
    Optional<String> mismatch) {

  /**
   * All generations of these projections, oldest first within each.
   *
   * @throws ReadModelUnavailableException if the database does not answer
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not
   */
  public static List<ReadModelStatus> of(
      ReadModelDatabase database, EventLog<?> log, List<? extends Projection<?>> projections) {
    // Before the ends, beyond which a generation cannot have been then.
    Map<Checkpoints, Offsets> reached = database.read(snapshot -> projections.stream()
        .flatMap(projection -> new Generations(projection.name()).all(snapshot).stream()
            .map(entry -> Checkpoints.of(projection, entry.generation())))
        .collect(Collectors.toMap(
            checkpoints -> checkpoints, checkpoints -> checkpoints.nextOffsets(snapshot))));
    LogMatch match = LogMatch.of(log);
    return database.read(snapshot -> projections.stream()
        .flatMap(projection -> new Generations(projection.name()).all(snapshot).stream()
            .map(entry -> status(snapshot, projection, entry, match, reached)))
        .toList());
  }

  private static ReadModelStatus status(DSLContext snapshot, Projection<?> projection,
      Generations.Entry entry, LogMatch match, Map<Checkpoints, Offsets> reached) {
    Checkpoints checkpoints = Checkpoints.of(projection, entry.generation());
    Offsets nextOffsets = checkpoints.nextOffsets(snapshot);
    // One without checkpoints is only just being made, and may have no tables yet.
    long rows = nextOffsets.isEmpty()
        ? 0
        : projection.tables(entry.generation()).getFirst().countRows(snapshot);
    Map<Integer, Long> lag = new TreeMap<>();
    nextOffsets.partitions().forEach(
        partition -> lag.put(partition, nextOffsets.behind(partition, match.ends())));
    return new ReadModelStatus(projection.name(), entry.generation(), entry.status(),
        entry.createdAt(), rows, nextOffsets, lag, nextOffsets.isEmpty()
            ? Optional.empty()
            : match.mismatch(snapshot, checkpoints,
                reached.getOrDefault(checkpoints, Offsets.NONE)));
  }
}
