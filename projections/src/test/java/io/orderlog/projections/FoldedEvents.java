package io.orderlog.projections;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.generation.FirstGeneration;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.List;

/** A read model in an H2 file to which a test applies events itself, without a log. */
public final class FoldedEvents implements AutoCloseable {

  private final Projection<OrderEvent> projection;
  private final ReadModelDatabase database;
  private final Generation generation;

  public FoldedEvents(Projection<OrderEvent> projection, Path data) {
    this.projection = projection;
    this.database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
    this.generation = new FirstGeneration(database, projection, TimeSource.system())
        .makeIfMissing(new LogIdentity("orders.events", "log-1", 2));
  }

  /** Applies these in one transaction, as a batch from the log. */
  public void apply(List<RecordedEvent<OrderEvent>> batch) {
    database.write(transaction -> projection.apply(transaction, generation, batch));
  }

  public ReadModels readModels() {
    return new ReadModels(database);
  }

  /** How many rows the projection's table with this number has. */
  public long rows(int table) {
    return database.<Long>read(projection.tables(generation).get(table)::countRows);
  }

  @Override
  public void close() {
    database.close();
  }
}
