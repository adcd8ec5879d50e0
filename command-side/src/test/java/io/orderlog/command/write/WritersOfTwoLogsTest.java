package io.orderlog.command.write;

import static io.orderlog.command.Orders.PAY;
import static io.orderlog.command.Orders.PLACE;
import static io.orderlog.command.write.WriterFixture.assertAccepted;
import static io.orderlog.command.write.WriterFixture.handle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.Aggregate;
import io.orderlog.command.Orders;
import io.orderlog.command.memory.InMemoryStateStorage;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.WritersTopic;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka fences by transactional id, of which there is one name space in a cluster. */
@ExtendWith(SharedKafka.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class WritersOfTwoLogsTest {

  private static final AggregateLog<OrderEvent> GIFTS =
      new AggregateLog<>("gifts", OrderLog.ORDERS.codec(), 1);

  private KafkaConnection connection;

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
  }

  @Test
  void a_process_of_the_version_before_is_fenced_by_the_new_one() throws Exception {
    try (var log = open(OrderLog.ORDERS);
        Producer<byte[], byte[]> old = producerWith("orderlog-writer-0")) {
      old.initTransactions();
      old.beginTransaction();
      old.send(new ProducerRecord<>("orders.events", 0, bytes("old/1"), bytes("{}"))).get();

      try (var writer = serving(log)) {
        assertThatThrownBy(old::commitTransaction)
            .satisfiesAnyOf(
                failure -> assertThat(failure).isInstanceOf(ProducerFencedException.class),
                failure -> assertThat(failure).hasCauseInstanceOf(ProducerFencedException.class));
        assertAccepted(handle(writer, "fenced-1", "1", PLACE), 1, "PLACED", false);
        assertThat(WriterFixture.history(log, "fenced-1")).hasSize(1);
      }
    }
  }

  @Test
  void writers_of_two_logs_do_not_fence_each_other() throws Exception {
    try (var orders = open(OrderLog.ORDERS);
        var gifts = open(GIFTS);
        var ofOrders = serving(orders);
        var ofGifts = serving(gifts)) {
      assertAccepted(handle(ofOrders, "both-1", "1", PLACE), 1, "PLACED", false);
      assertAccepted(handle(ofGifts, "both-1", "1", PLACE), 1, "PLACED", false);
      assertAccepted(handle(ofOrders, "both-1", "2", PAY), 2, "PAID", false);
      assertAccepted(handle(ofGifts, "both-1", "2", PAY), 2, "PAID", false);

      assertThat(ofOrders.writerId()).isEqualTo("orderlog-writer-0");
      assertThat(ofGifts.writerId()).isEqualTo("orderlog-writer-gifts-0");
      assertThat(WriterFixture.history(orders, "both-1")).hasSize(2);
      assertThat(WriterFixture.history(gifts, "both-1")).hasSize(2);
    }
  }

  private KafkaEventLog<OrderEvent> open(AggregateLog<OrderEvent> definition) {
    KafkaEventLog<OrderEvent> log =
        KafkaEventLog.createIfMissing(definition, connection, OptionalInt.empty());
    WritersTopic.createIfMissing(log, OptionalInt.of(1));
    return log;
  }

  /** The writer of all partitions; the test is its thread. */
  private static Writer<OrderCommand, OrderState, OrderEvent, OrderRejection> serving(
      KafkaEventLog<OrderEvent> log) throws InterruptedException {
    var orders = Orders.aggregate();
    var writer = new Writer<>(new WriterClaim(0, "http://here:1", "instance-here"),
        log.identity().allPartitions(), new Aggregate<>(log.definition(), orders.decider(),
            orders.statusOf(), orders.stateCodec()),
        InMemoryStateStorage::new, log, TimeSource.system());
    writer.doWork();
    assertThat(writer.phase().name()).isEqualTo(WriterPhase.Name.SERVING);
    return writer;
  }

  private Producer<byte[], byte[]> producerWith(String transactionalId) {
    return new KafkaProducer<>(Map.<String, Object>of(
        "bootstrap.servers", connection.bootstrapServers(), "transactional.id", transactionalId),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
