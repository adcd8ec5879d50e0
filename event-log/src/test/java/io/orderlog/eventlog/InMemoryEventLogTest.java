package io.orderlog.eventlog;

class InMemoryEventLogTest extends EventLogContract {

  @Override
  protected <E> EventLog<E> newLog(int partitions, EventCodec<E> codec) {
    return new InMemoryEventLog<>("orders.events", partitions, codec);
  }
}
