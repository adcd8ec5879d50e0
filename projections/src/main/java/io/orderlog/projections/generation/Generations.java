package io.orderlog.projections.generation;

import static io.orderlog.projections.database.MetaTables.CREATED_AT;
import static io.orderlog.projections.database.MetaTables.GENERATION;
import static io.orderlog.projections.database.MetaTables.GENERATIONS;
import static io.orderlog.projections.database.MetaTables.PROJECTION;
import static io.orderlog.projections.database.MetaTables.STATUS;

import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.readmodel.Generation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;

/** Which generations a projection has. */
public record Generations(String projection) {

  public record Entry(Generation generation, GenerationStatus status, Instant createdAt) {}

  public Optional<Generation> active(DSLContext database) {
    return withStatus(database, GenerationStatus.ACTIVE).stream().findFirst();
  }

  /** Oldest first. */
  public List<Entry> all(DSLContext database) {
    return database.select(GENERATION, STATUS, CREATED_AT).from(GENERATIONS)
        .where(PROJECTION.eq(projection)).orderBy(GENERATION)
        .fetch(Records.mapping(Entry::new));
  }

  public List<Generation> withStatus(DSLContext database, GenerationStatus status) {
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
  public void add(DSLContext transaction, Generation added, Instant now) {
    transaction.insertInto(GENERATIONS)
        .columns(PROJECTION, GENERATION, STATUS, CREATED_AT)
        .values(projection, added, GenerationStatus.BUILDING, now)
        .execute();
  }

  public void setStatus(DSLContext transaction, Generation generation, GenerationStatus status) {
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
