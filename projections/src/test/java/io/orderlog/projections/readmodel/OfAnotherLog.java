package io.orderlog.projections.readmodel;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.List;
import org.jooq.DSLContext;

/** A projection as it would be of a log that is called otherwise. */
public record OfAnotherLog<E>(Projection<E> projection, AggregateLog<E> log)
    implements Projection<E> {

  @Override
  public String name() {
    return projection.name();
  }

  @Override
  public boolean keepsStreamsApart() {
    return projection.keepsStreamsApart();
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return projection.tables(generation);
  }

  @Override
  public void apply(
      DSLContext transaction, Generation generation, List<RecordedEvent<E>> events) {
    projection.apply(transaction, generation, events);
  }
}
