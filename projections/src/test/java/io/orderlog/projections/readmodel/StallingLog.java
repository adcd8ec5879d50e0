package io.orderlog.projections.readmodel;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;
import io.orderlog.eventlog.writers.ClaimReader;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A log whose shared readers, when they have read a batch, let somebody delay what is done with it.
 */
public record StallingLog(SharedLog<OrderEvent> log,
    Runnable delay) implements SharedLog<OrderEvent> {

  @Override
  public SharedLogReader<OrderEvent> join(ReaderGroup group) {
    return new Reader(log.join(group), delay);
  }

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
    return log.openReader(from);
  }

  @Override
  public Offsets endOffsets(Set<Integer> partitions) {
    return log.endOffsets(partitions);
  }

  @Override
  public ClaimReader openClaims() {
    return log.openClaims();
  }

  private record Reader(SharedLogReader<OrderEvent> reader, Runnable delay)
      implements SharedLogReader<OrderEvent> {

    @Override
    public List<RecordedEvent<OrderEvent>> poll(Duration timeout) {
      List<RecordedEvent<OrderEvent>> events = reader.poll(timeout);
      if (!events.isEmpty()) {
        delay.run();
      }
      return events;
    }

    @Override
    public Set<Integer> assigned() {
      return reader.assigned();
    }

    @Override
    public Offsets positions() {
      return reader.positions();
    }

    @Override
    public void seek(int partition, long offset) {
      reader.seek(partition, offset);
    }

    @Override
    public void tell(Offsets next) {
      reader.tell(next);
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
