package io.orderlog.projections.generation;

import static io.orderlog.projections.database.MetaTables.CHECKPOINTS;
import static io.orderlog.projections.database.MetaTables.GENERATION;
import static io.orderlog.projections.database.MetaTables.GENERATIONS;
import static io.orderlog.projections.database.MetaTables.LOG;
import static io.orderlog.projections.database.MetaTables.LOG_PARTITION;
import static io.orderlog.projections.database.MetaTables.NEXT_OFFSET;
import static io.orderlog.projections.database.MetaTables.PROJECTION;
import static io.orderlog.projections.database.MetaTables.STATUS;
import static io.orderlog.projections.database.MetaTables.in;

import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.readmodel.Generation;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Result;

/**
 * The generation of a projection that answers queries.
 *
 * @param log the name of the projection's
 * @param nextOffsets per log partition, the offset after the last event that is in it
 */
record ActiveGeneration(Generation generation, String log, Offsets nextOffsets) {

  /** In one question, because every query begins with it; empty if there is none. */
  static Optional<ActiveGeneration> of(DSLContext database, String projection) {
    Field<Generation> generation = in(GENERATIONS, GENERATION);
    Result<Record4<Generation, String, Integer, Long>> rows = database
        .select(generation, LOG, LOG_PARTITION, NEXT_OFFSET)
        .from(GENERATIONS).join(CHECKPOINTS)
        .on(in(CHECKPOINTS, PROJECTION).eq(in(GENERATIONS, PROJECTION)))
        .and(in(CHECKPOINTS, GENERATION).eq(generation))
        .where(in(GENERATIONS, PROJECTION).eq(projection))
        .and(STATUS.eq(GenerationStatus.ACTIVE))
        .fetch();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new ActiveGeneration(rows.getFirst().value1(), rows.getFirst().value2(),
            new Offsets(rows.intoMap(LOG_PARTITION, NEXT_OFFSET))));
  }
}
