package io.orderlog.eventlog;

import io.orderlog.eventlog.writers.ClaimReader;
import java.util.Set;

/** A log that does all as another one does it, but for what a test overrides. */
public abstract class ForwardingLog<E> implements EventLog<E> {

  /** The other one. */
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
  public ClaimReader openClaims() {
    return log().openClaims();
  }
}
