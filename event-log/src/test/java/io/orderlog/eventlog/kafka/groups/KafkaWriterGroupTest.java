package io.orderlog.eventlog.kafka.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.kafka.TestTopics;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.eventlog.writers.WriterGroup;
import io.orderlog.eventlog.writers.WriterSlot;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Members that have the same logs, or not, in one group on a real broker. */
@ExtendWith(SharedKafka.class)
@Timeout(120)
@SuppressWarnings("NullAway.Init") // Set before each test.
class KafkaWriterGroupTest {

  private static final Duration POLL = Duration.ofMillis(50);

  private final String group = "group-" + UUID.randomUUID();
  private AggregateLog<?> apples;
  private AggregateLog<?> pears;
  private KafkaConnection connection;

  /** What a member was told. */
  private static final class Told implements WriterGroup.Member {

    private final Set<WriterSlot> slots = new HashSet<>();
    private final Set<WriterSlot> givenUp = new HashSet<>();

    @Override
    public void assigned(Set<WriterSlot> all) {
      slots.clear();
      slots.addAll(all);
    }

    @Override
    public void revoked(Set<WriterSlot> some) {
      slots.removeAll(some);
      givenUp.addAll(some);
    }

    @Override
    public void lost(Set<WriterSlot> some) {
      revoked(some);
    }
  }

  @BeforeEach
  void createTopics(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
    apples = log();
    pears = log();
  }

  @Test
  void members_of_different_logs_share_what_they_have_in_common_and_keep_the_rest() {
    Told one = new Told();
    Told two = new Told();
    try (WriterGroup first = join("one", List.of(apples, pears), one)) {
      await(() -> one.slots.size() == 4, first);
      assertThat(one.slots).containsExactlyInAnyOrder(slot(apples, 0), slot(apples, 1),
          slot(pears, 0), slot(pears, 1));
      try (WriterGroup second = join("two", List.of(pears), two)) {
        await(() -> one.slots.size() == 2 && two.slots.size() == 2, first, second);
        assertThat(two.slots).containsExactlyInAnyOrder(slot(pears, 0), slot(pears, 1));
        assertThat(one.givenUp).isEqualTo(two.slots);
      }
      await(() -> one.slots.size() == 4, first);
    }
  }

  /** What Kafka does by itself, for which a member's name has its logs in it. */
  @Test
  void a_static_member_that_comes_back_with_more_topics_gets_no_more_than_it_had() {
    try (KafkaConsumer<byte[], byte[]> killed = member(List.of(apples.writersTopic()))) {
      await(killed, 2);
      killed.close(CloseOptions.timeout(Duration.ofSeconds(5))
          .withGroupMembershipOperation(GroupMembershipOperation.REMAIN_IN_GROUP));
    }
    try (KafkaConsumer<byte[], byte[]> again =
        member(List.of(apples.writersTopic(), pears.writersTopic()))) {
      await(again, 2);
      for (int i = 0; i < 20; i++) {
        again.poll(POLL);
      }
      assertThat(again.assignment()).allMatch(
          partition -> partition.topic().equals(apples.writersTopic())).hasSize(2);
    }
    assertThat(KafkaWriterGroup.nameIn(group, List.of(StockLog.STOCK), "p"))
        .isNotEqualTo(KafkaWriterGroup.nameIn(group, List.of(StockLog.STOCK, CartLog.CARTS), "p"));
    assertThat(KafkaWriterGroup.nameIn(group, List.of(CartLog.CARTS, StockLog.STOCK), "p"))
        .isEqualTo(KafkaWriterGroup.nameIn(group, List.of(StockLog.STOCK, CartLog.CARTS), "p"));
  }

  /** Processes of earlier versions are known by it. */
  @Test
  void members_of_the_group_of_orders_have_the_name_of_their_process_alone() {
    assertThat(KafkaWriterGroup.nameIn(
        OrderLog.ORDERS.writersGroup(), List.of(OrderLog.ORDERS), "p")).isEqualTo("p");
  }

  private WriterGroup join(String name, List<AggregateLog<?>> logs, WriterGroup.Member member) {
    return KafkaWriterGroup.join(connection, group, logs, name, member);
  }

  private KafkaConsumer<byte[], byte[]> member(List<String> topics) {
    Map<String, Object> settings = connection.with(Map.of("allow.auto.create.topics", false));
    settings.putAll(GroupSettings.SETTINGS);
    settings.put("group.id", group);
    settings.put("group.instance.id", "member");
    var consumer = new KafkaConsumer<>(
        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.subscribe(topics);
    return consumer;
  }

  private static void await(KafkaConsumer<?, ?> consumer, int partitions) {
    while (consumer.assignment().size() < partitions) {
      consumer.poll(POLL);
    }
  }

  private static void await(BooleanSupplier wanted, WriterGroup... members) {
    while (!wanted.getAsBoolean()) {
      for (WriterGroup each : members) {
        each.poll(POLL);
      }
    }
  }

  private AggregateLog<?> log() {
    AggregateLog<?> made = TestTopics.log(
        TestTopics.create(connection, 2), OrderEventCodec.create());
    try (KafkaAdmin admin = KafkaAdmin.connect(connection)) {
      EventTopic.createSmallIfMissing(admin, made.writersTopic(), 2);
    }
    return made;
  }

  private static WriterSlot slot(AggregateLog<?> log, int number) {
    return new WriterSlot(log.name(), number);
  }
}
