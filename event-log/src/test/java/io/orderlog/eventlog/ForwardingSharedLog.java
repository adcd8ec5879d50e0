package io.orderlog.eventlog;

import io.orderlog.eventlog.forwarding.ForwardingLog;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;

/** A shared log that does all as another one does it, but for what a test overrides. */
public abstract class ForwardingSharedLog<E> extends ForwardingLog<E> implements SharedLog<E> {

  private final SharedLog<E> log;

  protected ForwardingSharedLog(SharedLog<E> log) {
    this.log = log;
  }

  @Override
  protected final SharedLog<E> log() {
    return log;
  }

  @Override
  public SharedLogReader<E> join(ReaderGroup group) {
    return log.join(group);
  }
}
