package io.orderlog.projections;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.shared.SharedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** A log of its own, on the shared broker or in memory, and its one writer. */
public final class TestLog implements AutoCloseable {

  public static final int PARTITIONS = 3;

  private static final String EVENTS = ".events";

  private final SharedLog<OrderEvent> log;
  private final Runnable closing;
  private final LogAppender<OrderEvent> appender;

  private TestLog(SharedLog<OrderEvent> log, Runnable closing) {
    this.log = log;
    this.closing = closing;
    this.appender = log.openAppender("writer of " + log.identity().topic());
  }

  /** For tests of what comes after the log. */
  public static TestLog inMemory() {
    return new TestLog(new InMemoryEventLog<>(
        newTopic(), PARTITIONS, OrderEventCodec.create()), () -> {});
  }

  public static TestLog create(EmbeddedKafka kafka) {
    String topic = newTopic();
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    EventTopic.createIfMissing(connection, topic, PARTITIONS);
    KafkaEventLog<OrderEvent> log = open(kafka.bootstrapServers(), topic);
    return new TestLog(log, log::close);
  }

  private static String newTopic() {
    return "orders-" + UUID.randomUUID() + EVENTS;
  }

  /** The same log from another process. */
  public static KafkaEventLog<OrderEvent> open(String bootstrapServers, String topic) {
    return KafkaEventLog.open(definition(topic), KafkaConnection.to(bootstrapServers));
  }

  private static AggregateLog<OrderEvent> definition(String topic) {
    return new AggregateLog<>(topic.substring(0, topic.length() - EVENTS.length()),
        "order", OrderEventCodec.create(), PARTITIONS);
  }

  /** From now on the topic takes no larger batches. */
  public static void limitEvents(EmbeddedKafka kafka, String topic, int bytes) {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(
        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(new AlterConfigOp(
          new ConfigEntry("max.message.bytes", String.valueOf(bytes)),
          AlterConfigOp.OpType.SET)))).all().toCompletionStage().toCompletableFuture().join();
    }
  }

  /** Deletes the topic, as an administrator does. */
  public void delete(EmbeddedKafka kafka) throws ExecutionException, InterruptedException {
    delete(kafka, log.identity().topic());
  }

  /** Deletes any topic, as an administrator does. */
  public static void delete(EmbeddedKafka kafka, String topic)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
  }

  public SharedLog<OrderEvent> log() {
    return log;
  }

  public LogPosition append(String orderId, long version, OrderEvent event) {
    return append(List.of(OrderEvents.next(orderId, version, event))).getFirst();
  }

  public List<LogPosition> append(List<NewEvent<OrderEvent>> events) {
    return appender.append(events).stream().map(RecordedEvent::position).toList();
  }

  /** Places so many orders, {@code order-<first>} and the following, each changed once. */
  public void appendOrders(int first, int count) {
    List<NewEvent<OrderEvent>> events = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      events.add(OrderEvents.next("order-" + i, 1, OrderEvents.placed("customer-" + i % 10)));
      events.add(OrderEvents.next("order-" + i, 2, new QuantityChanged("pen", 4, 1_500)));
    }
    append(events);
  }

  @Override
  public void close() {
    appender.close();
    closing.run();
  }
}
