package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.eventlog.writers.ClaimReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A log with which something else happens before each of its answers. */
public record InterruptedLog(EventLog<OrderEvent> log,
    Runnable before) implements EventLog<OrderEvent> {

  @Override
  public LogIdentity identity() {
    return log.identity();
  }

  @Override
  public LogAppender<OrderEvent> openAppender(String writerId, Set<Integer> partitions) {
    return log.openAppender(writerId, partitions);
  }

  @Override
  public LogReader<OrderEvent> openReader(Offsets from) {
    before.run();
    return new Reader(log.openReader(from), before);
  }

  @Override
  public Offsets endOffsets(Set<Integer> partitions) {
    before.run();
    return log.endOffsets(partitions);
  }

  @Override
  public ClaimReader openClaims() {
    return log.openClaims();
  }

  private record Reader(LogReader<OrderEvent> reader, Runnable before)
      implements LogReader<OrderEvent> {

    @Override
    public List<RecordedEvent<OrderEvent>> poll(Duration timeout) {
      before.run();
      return reader.poll(timeout);
    }

    @Override
    public Offsets positions() {
      before.run();
      return reader.positions();
    }

    @Override
    public void seek(int partition, long offset) {
      reader.seek(partition, offset);
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
