package io.orderlog.projections;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.forwarding.ForwardingLog;
import io.orderlog.eventlog.forwarding.ForwardingReader;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A log for tests with one who feeds: it has all partitions at once, and need not wait until a
 * group has dealt them out.
 */
public final class UnsharedLog<E> extends ForwardingLog<E> implements SharedLog<E> {

  private final EventLog<E> log;

  public UnsharedLog(EventLog<E> log) {
    this.log = log;
  }

  @Override
  protected EventLog<E> log() {
    return log;
  }

  @Override
  public SharedLogReader<E> join(ReaderGroup group) {
    Set<Integer> all = log.identity().allPartitions();
    return new Reader<>(log.openReader(Offsets.atStart(all)), all);
  }

  private static final class Reader<E> extends ForwardingReader<E> implements SharedLogReader<E> {

    private final Set<Integer> assigned;
    private final Set<Integer> begun = new HashSet<>();

    Reader(LogReader<E> reader, Set<Integer> assigned) {
      super(reader);
      this.assigned = assigned;
    }

    @Override
    public List<RecordedEvent<E>> poll(Duration timeout) {
      if (!begun.equals(assigned)) {
        throw new IllegalStateException("it was not told from where to read all partitions");
      }
      return super.poll(timeout);
    }

    @Override
    public Set<Integer> assigned() {
      return assigned;
    }

    @Override
    public Offsets positions() {
      return super.positions().only(begun);
    }

    @Override
    public void seek(int partition, long offset) {
      super.seek(partition, offset);
      begun.add(partition);
    }

    @Override
    public void tell(Offsets next) {
      // There is no group that could be told.
    }
  }
}
