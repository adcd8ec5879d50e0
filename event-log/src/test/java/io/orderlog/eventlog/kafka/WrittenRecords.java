package io.orderlog.eventlog.kafka;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.order.OrderLog;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of orders as they are written, for tests that read them with something else. */
public final class WrittenRecords {

  private static final CloudEventRecords<OrderEvent> RECORDS = new CloudEventRecords<>(
      OrderLog.ORDERS.eventsTopic(), OrderLog.ORDERS.source(), OrderLog.ORDERS.codec());

  private WrittenRecords() {}

  /** One in partition 0. */
  public static ProducerRecord<byte[], byte[]> of(NewEvent<OrderEvent> event) {
    return RECORDS.toRecord(event, 0);
  }
}
