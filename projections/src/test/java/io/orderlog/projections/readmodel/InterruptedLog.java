package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.forwarding.ForwardingLog;
import io.orderlog.eventlog.forwarding.ForwardingReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A log with which something else happens before each of its answers. */
public final class InterruptedLog extends ForwardingLog<OrderEvent> {

  private final EventLog<OrderEvent> log;
  private final Runnable before;

  public InterruptedLog(EventLog<OrderEvent> log, Runnable before) {
    this.log = log;
    this.before = before;
  }

  @Override
  protected EventLog<OrderEvent> log() {
    return log;
  }

  @Override
  public LogReader<OrderEvent> openReader(Offsets from) {
    before.run();
    return new Reader(log.openReader(from));
  }

  @Override
  public Offsets endOffsets(Set<Integer> partitions) {
    before.run();
    return log.endOffsets(partitions);
  }

  private final class Reader extends ForwardingReader<OrderEvent> {

    Reader(LogReader<OrderEvent> reader) {
      super(reader);
    }

    @Override
    public List<RecordedEvent<OrderEvent>> poll(Duration timeout) {
      before.run();
      return super.poll(timeout);
    }

    @Override
    public Offsets positions() {
      before.run();
      return super.positions();
    }
  }
}
