package io.orderlog.projections.generation;

import static io.orderlog.projections.database.MetaTables.CHECKPOINTS;
import static io.orderlog.projections.database.MetaTables.GENERATION;
import static io.orderlog.projections.database.MetaTables.LOG;
import static io.orderlog.projections.database.MetaTables.LOG_ID;
import static io.orderlog.projections.database.MetaTables.LOG_PARTITION;
import static io.orderlog.projections.database.MetaTables.NEXT_OFFSET;
import static io.orderlog.projections.database.MetaTables.PROJECTION;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * How far one generation of a projection is: per partition of the log, the offset at which to go
 * on. Their rows are also the locks that keep the generation from moving.
 *
 * @param log the name of the projection's
 */
public record Checkpoints(String projection, String log, Generation generation) {

  public static Checkpoints of(Projection<?> projection, Generation generation) {
    return new Checkpoints(projection.name(), projection.log().name(), generation);
  }

  /** Begins at the start of the log. */
  public void begin(DSLContext transaction, LogIdentity identity) {
    for (int partition : identity.allPartitions()) {
      transaction.insertInto(CHECKPOINTS)
          .columns(PROJECTION, GENERATION, LOG, LOG_PARTITION, NEXT_OFFSET, LOG_ID)
          .values(projection, generation, log, partition, 0L, identity.id())
          .execute();
    }
  }

  public Offsets nextOffsets(DSLContext database) {
    return new Offsets(database.select(LOG_PARTITION, NEXT_OFFSET).from(CHECKPOINTS)
        .where(ours()).fetchMap(LOG_PARTITION, NEXT_OFFSET));
  }

  /** The same, and keeps them from moving until the transaction ends. */
  public Offsets lock(DSLContext transaction) {
    return new Offsets(transaction.select(LOG_PARTITION, NEXT_OFFSET).from(CHECKPOINTS)
        .where(ours()).orderBy(LOG_PARTITION).forUpdate().fetchMap(LOG_PARTITION, NEXT_OFFSET));
  }

  /**
   * Moves those that differ.
   *
   * @throws StaleCheckpointException if one is not where the caller thinks it is
   */
  public void move(DSLContext transaction, Offsets from, Offsets to) {
    // In one order everywhere, so that two who move the same ones wait and do not deadlock.
    List<Integer> moving = to.byPartition().keySet().stream()
        .filter(partition -> to.of(partition) != from.of(partition)).toList();
    if (moving.isEmpty()) {
      return;
    }
    int[] moved = transaction.batch(transaction.update(CHECKPOINTS).set(NEXT_OFFSET, 0L)
        .where(ours()).and(LOG_PARTITION.eq(0)).and(NEXT_OFFSET.eq(0L)))
        .bind(moving.stream().map(partition -> bindings(partition, from, to))
            .toArray(Object[][]::new))
        .execute();
    for (int i = 0; i < moved.length; i++) {
      if (moved[i] != 1) {
        throw new StaleCheckpointException("generation " + generation + " of " + projection
            + " is no longer at offset " + from.of(moving.get(i)) + " of partition "
            + moving.get(i));
      }
    }
  }

  private Object[] bindings(int partition, Offsets from, Offsets to) {
    return new Object[]{to.of(partition), projection, generation, log, partition,
        from.of(partition)};
  }

  /** Whether they count the offsets of this log. */
  boolean belongTo(DSLContext database, LogIdentity identity) {
    Set<String> logs = database.select(LOG_ID).from(CHECKPOINTS).where(ours()).fetchSet(LOG_ID);
    return logs.equals(Set.of(identity.id()))
        && nextOffsets(database).partitions().equals(identity.allPartitions());
  }

  /** All of the generation, of whatever log it was made. */
  void delete(DSLContext transaction) {
    transaction.deleteFrom(CHECKPOINTS)
        .where(PROJECTION.eq(projection)).and(GENERATION.eq(generation)).execute();
  }

  private Condition ours() {
    return PROJECTION.eq(projection).and(GENERATION.eq(generation)).and(LOG.eq(log));
  }
}
