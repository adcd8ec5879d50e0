package io.orderlog.projections.generation;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import java.time.Instant;
import org.jooq.DSLContext;

/**
 * Makes and drops generations with their tables, in an order in which a process may die anywhere:
 * tables belong to a generation that is known, so somebody will drop them, and checkpoints belong
 * to tables that exist. Only for the holder of the projection's lock.
 */
public final class GenerationTables {

  private final ReadModelDatabase database;
  private final Projection<?> projection;
  private final Generations generations;

  public GenerationTables(ReadModelDatabase database, Projection<?> projection) {
    this.database = database;
    this.projection = projection;
    this.generations = new Generations(projection.name());
  }

  /** A new generation, empty, at the start of the log, ready to be read. */
  public Generation create(LogIdentity log, Instant now) {
    Generation created = createToFill(log, now);
    database.write(sql -> indexIfMissing(sql, created));
    return created;
  }

  /** The same without indexes: each costs less when it is made over all rows at once. */
  public Generation createToFill(LogIdentity log, Instant now) {
    Generation created = database.read(generations::next);
    database.write(sql -> generations.add(sql, created, now));
    database.write(sql -> projection.tables(created).forEach(table -> table.createIfMissing(sql)));
    database.write(sql -> Checkpoints.of(projection, created).begin(sql, log));
    return created;
  }

  /**
   * Gives the generation what it needs to be read.
   *
   * @param parallelism how many indexes may be made at once, where the database can do that
   */
  public void index(Generation filled, int parallelism) {
    if (database.isPostgres()) {
      new IndexBuild(database, parallelism).run(projection.tables(filled));
    } else {
      database.write(sql -> indexIfMissing(sql, filled));
    }
  }

  private void indexIfMissing(DSLContext transaction, Generation filled) {
    projection.tables(filled).forEach(table -> table.indexIfMissing(transaction));
  }

  /** Drops all generations with this status. */
  public void dropAll(GenerationStatus status) {
    database.read(sql -> generations.withStatus(sql, status)).forEach(this::drop);
  }

  /** Drops one, and may be called again if it was not finished. */
  public void drop(Generation dropped) {
    // From here on nobody takes it for whole, should this be all that is done to it.
    database.write(sql -> generations.setStatus(sql, dropped, GenerationStatus.BUILDING));
    database.write(sql -> Checkpoints.of(projection, dropped).delete(sql));
    database.write(sql -> ParkedEvents.of(projection, dropped).removeAll(sql));
    database.write(sql -> projection.tables(dropped).forEach(table -> table.dropIfThere(sql)));
    database.write(sql -> generations.delete(sql, dropped));
  }
}
