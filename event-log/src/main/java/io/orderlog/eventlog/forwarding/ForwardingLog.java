package io.orderlog.eventlog.forwarding;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import java.util.Set;

/** A log that does all as another one does it, but for what is overridden. */
public abstract class ForwardingLog<E> implements EventLog<E> {

  /** The other one; asked for at each call. */
  protected abstract EventLog<E> log();

  @Override
  public LogIdentity identity() {
    return log().identity();
  }

  @Override
  public LogAppender<E> openAppender(String writerId, Set<Integer> partitions) {
    return log().openAppender(writerId, partitions);
  }

  @Override
  public LogReader<E> openReader(Offsets from) {
    return log().openReader(from);
  }

  @Override
  public Offsets endOffsets(Set<Integer> partitions) {
    return log().endOffsets(partitions);
  }

  @Override
  public void flush(Offsets upTo) {
    log().flush(upTo);
  }
}
