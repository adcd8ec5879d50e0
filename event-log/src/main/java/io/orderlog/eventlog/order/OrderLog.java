package io.orderlog.eventlog.order;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.kafka.topics.TopicGuard;
import io.orderlog.eventlog.kafka.topics.TopicGuard.Use;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The log of all orders. */
public final class OrderLog {

  public static final String TOPIC = "orders.events";
  public static final String SOURCE = "urn:orderlog:orders";

  public static final int DEFAULT_PARTITIONS = 6;

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 256 * 1024;

  private OrderLog() {}

  /**
   * Opens the log that is there.
   *
   * @throws LogGoneException if Kafka has no such log
   * @throws LogUnavailableException if Kafka does not answer
   * @throws io.orderlog.eventlog.kafka.topics.UnsafeTopicException if the topic's settings could lose
   *     history
   */
  public static KafkaEventLog<OrderEvent> open(KafkaConnection connection) {
    return open(connection,
        admin -> TopicGuard.check(admin, TOPIC, OptionalInt.empty(), Use.READING));
  }

  private static KafkaEventLog<OrderEvent> open(
      KafkaConnection connection, Consumer<KafkaAdmin> preparation) {
    try {
      return KafkaEventLog.open(
          connection, TOPIC, SOURCE, OrderEventCodec.create(), preparation);
    } catch (LogUnavailableException unavailable) {
      throw naming(connection, unavailable);
    }
  }

  /**
   * Opens the log, and makes it first if it is not there.
   *
   * @param partitions for a new log; an existing one must have as many, if it is said
   * @throws LogUnavailableException if Kafka does not answer
   * @throws io.orderlog.eventlog.kafka.topics.UnsafeTopicException if the topic's settings could lose
   *     history
   */
  public static KafkaEventLog<OrderEvent> createIfMissing(
      KafkaConnection connection, OptionalInt partitions) {
    return open(connection, admin -> {
      EventTopic.createIfMissing(admin, TOPIC, partitions.orElse(DEFAULT_PARTITIONS));
      TopicGuard.check(admin, TOPIC, partitions, Use.WRITING);
    });
  }

  private static LogUnavailableException naming(
      KafkaConnection connection, LogUnavailableException unavailable) {
    if (unavailable instanceof MissingRightException) {
      return unavailable;
    }
    String message = unavailable.getMessage() + " (Kafka was looked for at "
        + connection.bootstrapServers() + "; ORDERLOG_KAFKA_BOOTSTRAP_SERVERS says where it is, or"
        + " bootstrap.servers in the file of ORDERLOG_KAFKA_CONFIG)";
    return unavailable instanceof LogGoneException
        ? new LogGoneException(message, unavailable.getCause())
        : new LogUnavailableException(message, unavailable.getCause());
  }
}
