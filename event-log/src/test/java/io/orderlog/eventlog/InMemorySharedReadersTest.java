package io.orderlog.eventlog;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.shared.SharedLog;

class InMemorySharedReadersTest extends SharedLogContract {

  @Override
  protected SharedLog<OrderEvent> newLog(int partitions) {
    return new InMemoryEventLog<>("orders.events", partitions, OrderEventCodec.create());
  }
}
