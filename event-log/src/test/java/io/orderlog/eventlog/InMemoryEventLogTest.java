package io.orderlog.eventlog;

import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.writers.ClaimReader;

class InMemoryEventLogTest extends EventLogContract {

  @Override
  protected <E> EventLog<E> newLog(int partitions, EventCodec<E> codec) {
    return new InMemoryEventLog<>("orders.events", partitions, codec);
  }

  @Override
  protected ClaimReader claims(EventLog<?> log) {
    return ((InMemoryEventLog<?>) log).openClaims();
  }

  @Override
  protected void limitEvents(EventLog<?> log, int bytes) {
    ((InMemoryEventLog<?>) log).limitEvents(bytes);
  }
}
