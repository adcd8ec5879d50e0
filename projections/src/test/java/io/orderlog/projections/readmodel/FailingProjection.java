package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.database.ReadModelUnavailableException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;

/** A projection that writes its rows and then, if it is told to, breaks. */
public final class FailingProjection implements Projection<OrderEvent> {

  private final Projection<OrderEvent> projection;
  private final AtomicBoolean failing = new AtomicBoolean();

  public FailingProjection(Projection<OrderEvent> projection) {
    this.projection = projection;
  }

  public void failAfterApplying(boolean fail) {
    failing.set(fail);
  }

  @Override
  public String name() {
    return projection.name();
  }

  @Override
  public AggregateLog<OrderEvent> log() {
    return projection.log();
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return projection.tables(generation);
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<OrderEvent>> events) {
    projection.apply(transaction, generation, events);
    if (failing.get()) {
      throw new ReadModelUnavailableException("told to fail", null);
    }
  }
}
