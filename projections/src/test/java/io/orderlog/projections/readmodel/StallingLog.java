package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.ForwardingSharedLog;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.forwarding.ForwardingReader;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A log whose shared readers, when they have read a batch, let somebody delay what is done with it.
 */
public final class StallingLog extends ForwardingSharedLog<OrderEvent> {

  private final Runnable delay;

  public StallingLog(SharedLog<OrderEvent> log, Runnable delay) {
    super(log);
    this.delay = delay;
  }

  @Override
  public SharedLogReader<OrderEvent> join(ReaderGroup group) {
    return new Reader(super.join(group));
  }

  private final class Reader extends ForwardingReader<OrderEvent>
      implements SharedLogReader<OrderEvent> {

    private final SharedLogReader<OrderEvent> shared;

    Reader(SharedLogReader<OrderEvent> shared) {
      super(shared);
      this.shared = shared;
    }

    @Override
    public List<RecordedEvent<OrderEvent>> poll(Duration timeout) {
      List<RecordedEvent<OrderEvent>> events = super.poll(timeout);
      if (!events.isEmpty()) {
        delay.run();
      }
      return events;
    }

    @Override
    public Set<Integer> assigned() {
      return shared.assigned();
    }

    @Override
    public void tell(Offsets next) {
      shared.tell(next);
    }
  }
}
