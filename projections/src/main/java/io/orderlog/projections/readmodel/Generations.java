package io.orderlog.projections.readmodel;

import static io.orderlog.projections.readmodel.MetaTables.CREATED_AT;
import static io.orderlog.projections.readmodel.MetaTables.GENERATION;
import static io.orderlog.projections.readmodel.MetaTables.GENERATIONS;
import static io.orderlog.projections.readmodel.MetaTables.PROJECTION;
import static io.orderlog.projections.readmodel.MetaTables.STATUS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Which generations a projection has. */
record Generations(String projection) {

  Optional<Generation> active(DSLContext database) {
    return withStatus(database, GenerationStatus.ACTIVE).stream().findFirst();
  }

  List<Generation> withStatus(DSLContext database, GenerationStatus status) {
    return database.select(GENERATION).from(GENERATIONS)
        .where(PROJECTION.eq(projection)).and(STATUS.eq(status))
        .fetch(GENERATION);
  }

  /** Enters a new one, which is being built. */
  Generation add(DSLContext transaction, Instant now) {
    Generation newest = transaction.select(DSL.max(GENERATION)).from(GENERATIONS)
        .where(PROJECTION.eq(projection)).fetchOneInto(Generation.class);
    Generation added = new Generation(newest == null ? 1 : newest.number() + 1);
    transaction.insertInto(GENERATIONS)
        .columns(PROJECTION, GENERATION, STATUS, CREATED_AT)
        .values(projection, added, GenerationStatus.BUILDING, now)
        .execute();
    return added;
  }

  void setStatus(DSLContext transaction, Generation generation, GenerationStatus status) {
    transaction.update(GENERATIONS).set(STATUS, status)
        .where(PROJECTION.eq(projection)).and(GENERATION.eq(generation))
        .execute();
  }

  void delete(DSLContext transaction, Generation generation) {
    transaction.deleteFrom(GENERATIONS)
        .where(PROJECTION.eq(projection)).and(GENERATION.eq(generation))
        .execute();
  }
}
