package io.orderlog.eventlog;

import io.orderlog.eventlog.codec.EventCodec;

class InMemoryEventLogTest extends EventLogContract {

  @Override
  protected <E> EventLog<E> newLog(int partitions, EventCodec<E> codec) {
    return new InMemoryEventLog<>("orders.events", partitions, codec);
  }

  @Override
  protected void limitEvents(EventLog<?> log, int bytes) {
    ((InMemoryEventLog<?>) log).limitEvents(bytes);
  }
}
