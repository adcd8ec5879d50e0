package io.orderlog.eventlog;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.kafka.EventTopic;
import io.orderlog.eventlog.kafka.KafkaConnection;
import io.orderlog.eventlog.kafka.KafkaEventLog;

/** The log of all orders. */
public final class OrderLog {

  public static final String TOPIC = "orders.events";
  public static final String SOURCE = "urn:orderlog:orders";

  private OrderLog() {}

  /**
   * Opens the log that is there.
   *
   * @throws LogUnavailableException if Kafka does not answer or has no such log
   */
  public static KafkaEventLog<OrderEvent> open(KafkaConnection connection) {
    return KafkaEventLog.open(connection, TOPIC, SOURCE, OrderEventCodec.create());
  }

  /**
   * Opens the log, and makes it first if it is not there.
   *
   * @param partitions for a new log; an existing one keeps its own
   * @throws LogUnavailableException if Kafka does not answer
   */
  public static KafkaEventLog<OrderEvent> createIfMissing(
      KafkaConnection connection, int partitions) {
    EventTopic.createIfMissing(connection, TOPIC, partitions);
    return open(connection);
  }
}
