package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/** A projection that writes its rows and then refuses them, if certain orders are among them. */
public final class PickyProjection implements Projection<OrderEvent> {

  private final Projection<OrderEvent> projection;
  private final AtomicReference<Predicate<String>> refused = new AtomicReference<>(_ -> false);

  public PickyProjection(Projection<OrderEvent> projection) {
    this.projection = projection;
  }

  public void refuse(Predicate<String> orderIds) {
    refused.set(orderIds);
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
    if (events.stream().anyMatch(event -> refused.get().test(event.streamId()))) {
      throw new IllegalStateException("told to refuse\nthis order");
    }
  }
}
