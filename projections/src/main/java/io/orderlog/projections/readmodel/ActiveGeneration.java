package io.orderlog.projections.readmodel;

import static io.orderlog.projections.readmodel.MetaTables.CHECKPOINTS;
import static io.orderlog.projections.readmodel.MetaTables.GENERATION;
import static io.orderlog.projections.readmodel.MetaTables.GENERATIONS;
import static io.orderlog.projections.readmodel.MetaTables.LOG_PARTITION;
import static io.orderlog.projections.readmodel.MetaTables.NEXT_OFFSET;
import static io.orderlog.projections.readmodel.MetaTables.PROJECTION;
import static io.orderlog.projections.readmodel.MetaTables.STATUS;

import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;

/**
 * The generation of a projection that answers queries.
 *
 * @param nextOffsets per log partition, the offset behind the last event that is in it
 */
record ActiveGeneration(Generation generation, Map<Integer, Long> nextOffsets) {

  /** In one question, because every query begins with it; nothing if there is none. */
  static Optional<ActiveGeneration> of(DSLContext database, String projection) {
    Result<Record3<Generation, Integer, Long>> rows = database
        .select(GENERATION, LOG_PARTITION, NEXT_OFFSET)
        .from(GENERATIONS).join(CHECKPOINTS).using(PROJECTION, GENERATION)
        .where(PROJECTION.eq(projection)).and(STATUS.eq(GenerationStatus.ACTIVE))
        .fetch();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new ActiveGeneration(
            rows.getFirst().value1(), rows.intoMap(LOG_PARTITION, NEXT_OFFSET)));
  }
}
