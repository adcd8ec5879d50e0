package io.orderlog.projections;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;
import io.orderlog.eventlog.writers.ClaimReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A log for tests with one who feeds: it has all partitions at once, and need not wait until a
 * group has dealt them out.
 */
public record UnsharedLog<E>(EventLog<E> log) implements SharedLog<E> {

  @Override
  public SharedLogReader<E> join(ReaderGroup group) {
    Set<Integer> all = log.identity().allPartitions();
    return new Reader<>(log.openReader(Offsets.atStart(all)), all, new HashSet<>());
  }

  @Override
  public LogIdentity identity() {
    return log.identity();
  }

  @Override
  public LogAppender<E> openAppender(String writerId, Set<Integer> partitions) {
    return log.openAppender(writerId, partitions);
  }

  @Override
  public LogReader<E> openReader(Offsets from) {
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

  private record Reader<E>(LogReader<E> reader, Set<Integer> assigned, Set<Integer> begun)
      implements SharedLogReader<E> {

    @Override
    public List<RecordedEvent<E>> poll(Duration timeout) {
      if (!begun.equals(assigned)) {
        throw new IllegalStateException("it was not told from where to read all partitions");
      }
      return reader.poll(timeout);
    }

    @Override
    public Offsets positions() {
      return reader.positions().only(begun);
    }

    @Override
    public void seek(int partition, long offset) {
      reader.seek(partition, offset);
      begun.add(partition);
    }

    @Override
    public void tell(Offsets next) {
      // There is no group that could be told.
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
