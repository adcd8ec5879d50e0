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
import org.jooq.Records;
import org.jooq.impl.DSL;

/** Which generations a projection has. */
record Generations(String projection) {

  record Entry(Generation generation, GenerationStatus status, Instant createdAt) {}

  Optional<Generation> active(DSLContext database) {
    return withStatus(database, GenerationStatus.ACTIVE).stream().findFirst();
  }

  /** Oldest first. */
  List<Entry> all(DSLContext database) {
    return database.select(GENERATION, STATUS, CREATED_AT).from(GENERATIONS)
        .where(PROJECTION.eq(projection)).orderBy(GENERATION)
        .fetch(Records.mapping(Entry::new));
  }

  List<Generation> withStatus(DSLContext database, GenerationStatus status) {
    return database.select(GENERATION).from(GENERATIONS)
        .where(PROJECTION.eq(projection)).and(STATUS.eq(status))
        .fetch(GENERATION);
  }

  /** The number of the next one. */
  Generation next(DSLContext database) {
    Generation newest = database.select(DSL.max(GENERATION)).from(GENERATIONS)
        .where(PROJECTION.eq(projection)).fetchOne(DSL.max(GENERATION));
    return new Generation(newest == null ? 1 : newest.number() + 1);
  }

  /** Enters a new one, which is being built. */
  void add(DSLContext transaction, Generation added, Instant now) {
    transaction.insertInto(GENERATIONS)
        .columns(PROJECTION, GENERATION, STATUS, CREATED_AT)
        .values(projection, added, GenerationStatus.BUILDING, now)
        .execute();
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
