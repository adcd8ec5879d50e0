package io.orderlog.eventlog.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.GuardedKafka;
import io.orderlog.embedded.GuardedKafka.Grant;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.AppendOutcomeUnknownException;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.topics.DurabilityGuard;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.kafka.topics.TopicGuard;
import io.orderlog.eventlog.kafka.topics.TopicGuard.Use;
import io.orderlog.eventlog.kafka.transactions.OpenTransactions;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.settings.Durability;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log has to be allowed on a cluster that guards its topics, and what it says if not. */
class GuardedLogTest {

  private static final String USER = "user";
  private static final Duration SHORT = Duration.ofMillis(200);

  private static GuardedKafka kafka;

  private final String topic = "t" + UUID.randomUUID() + ".events";
  private final AggregateLog<OrderEvent> definition =
      TestTopics.log(topic, OrderEventCodec.create());

  @BeforeAll
  static void start(@TempDir Path folder) {
    kafka = GuardedKafka.start(folder, USER, "stranger", "blind");
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void a_topic_that_somebody_else_has_made_needs_no_right_to_make_one() throws Exception {
    make(topic);
    kafka.grant(USER, onTopic(topic, AclOperation.DESCRIBE));

    EventTopic.createIfMissing(as(USER), topic, 3);
  }

  @Test
  void a_topic_that_may_not_be_made_is_told_with_who_lacks_what() throws Exception {
    kafka.grant(USER, onTopic(topic, AclOperation.READ));

    assertThatThrownBy(() -> EventTopic.createIfMissing(as(USER), topic, 3))
        .isInstanceOf(MissingRightException.class).hasMessageContainingAll("making the topic",
            "User:user lacks CREATE on Topic " + topic, "kafka-acls.sh --add"
                + " --allow-principal User:user --operation Create --topic " + topic)
        .hasMessageNotContaining("\n");
  }

  @Test
  void all_that_is_missing_on_a_topic_is_told_at_once() throws Exception {
    make(topic);
    kafka.grant(USER, onTopic(topic, AclOperation.DESCRIBE_CONFIGS, AclOperation.DESCRIBE));

    try (KafkaAdmin admin = KafkaAdmin.connect(as(USER))) {
      assertThatThrownBy(() -> TopicGuard.check(admin, topic, OptionalInt.empty(), Use.WRITING))
          .isInstanceOf(MissingRightException.class)
          .hasMessageContaining("User:user lacks READ and WRITE on Topic " + topic);
    }
  }

  @Test
  void what_the_coordinator_keeps_is_not_guessed_by_who_may_not_look() throws Exception {
    make(topic);
    kafka.grant("blind", onTopic(topic, AclOperation.READ, AclOperation.DESCRIBE_CONFIGS));
    kafka.grant("blind", List.of(new Grant(ResourceType.CLUSTER, "kafka-cluster",
        PatternType.LITERAL, AclOperation.DESCRIBE_CONFIGS)));

    try (KafkaAdmin admin = KafkaAdmin.connect(as("blind"))) {
      assertThatThrownBy(() -> DurabilityGuard.check(admin, topic, Durability.POWER_LOSS))
          .isInstanceOf(MissingRightException.class).hasMessageContainingAll(
              "ORDERLOG_DURABILITY=power-loss", "cannot be looked for",
              "User:blind lacks DESCRIBE on Topic __transaction_state",
              "ORDERLOG_DURABILITY=process-crash");
      DurabilityGuard.check(admin, topic, Durability.PROCESS_CRASH);
    }
  }

  @Test
  void a_transaction_of_somebody_who_is_not_to_be_seen_is_reported_and_not_aborted()
      throws Exception {
    make(topic);
    kafka.grant(USER, onTopic(topic, AclOperation.READ));
    kafka.grant(USER, List.of(new Grant(ResourceType.CLUSTER, "kafka-cluster",
        PatternType.LITERAL, AclOperation.CLUSTER_ACTION)));
    kafka.grant("stranger", onTopic(topic, AclOperation.WRITE));
    kafka.grant("stranger", List.of(onTransactionalIds("stranger", PatternType.LITERAL)));

    try (KafkaAdmin admin = KafkaAdmin.connect(as(USER)); var foreign = open("stranger")) {
      OpenTransactions transactions = new OpenTransactions(admin, topic, SHORT);
      assertThatThrownBy(() -> transactions.abortHanging(Set.of(0)))
          .isInstanceOf(LogUnavailableException.class).hasMessageContainingAll(
              topic + " partition 0 offset 0 (producer ", "may not see",
              "orderlog kafka abort-hanging");
      assertThat(isHeldBack()).isTrue();

      Grant seesAll = new Grant(ResourceType.TRANSACTIONAL_ID, "*", PatternType.LITERAL,
          AclOperation.DESCRIBE);
      kafka.grant(USER, List.of(seesAll));
      transactions.abortHanging(Set.of(0));
      assertThat(isHeldBack()).isTrue();

      foreign.commitTransaction();
      kafka.revoke(USER, List.of(seesAll));
    }
  }

  @Test
  void a_writer_that_lacks_a_right_says_so_before_it_fences_anybody() throws Exception {
    make(topic);
    make(definition.writersTopic());
    Collection<Grant> write = onTopic(topic, AclOperation.WRITE);
    kafka.grant(USER, onTopic(topic, AclOperation.READ));
    kafka.grant(USER, onTopic(definition.writersTopic(), AclOperation.READ));
    kafka.grant(USER, write);

    try (var log = KafkaEventLog.openUnguarded(definition, as(USER))) {
      assertThatThrownBy(() -> log.openAppender("w" + topic, Set.of(0)))
          .isInstanceOf(MissingRightException.class)
          .hasMessageContaining("User:user lacks WRITE on TransactionalId w" + topic);
      kafka.grant(USER, List.of(onTransactionalIds("w" + topic, PatternType.LITERAL)));
      try (var appender = log.openAppender("w" + topic, Set.of(0))) {
        assertThatThrownBy(() -> appender.claim(new WriterClaim(0, "http://here:1", "instance")))
            .isInstanceOf(AppendOutcomeUnknownException.class)
            .hasMessageContaining("User:user lacks WRITE on Topic "
                + definition.writersTopic());
      }
      kafka.revoke(USER, write);
      assertThatThrownBy(() -> log.openAppender("w" + topic, Set.of(0)))
          .isInstanceOf(MissingRightException.class)
          .hasMessageContaining("User:user lacks WRITE on Topic " + topic);
    }
  }

  @Test
  void a_reader_that_lacks_a_right_says_so_and_goes_on_when_it_is_granted() throws Exception {
    make(topic);
    Collection<Grant> read = onTopic(topic, AclOperation.READ);
    kafka.grant(USER, onTopic(topic, AclOperation.DESCRIBE));

    try (var log = KafkaEventLog.openUnguarded(definition, as(USER));
        var reader = log.openReader(Offsets.at(0, 0))) {
      assertThatThrownBy(() -> {
        while (true) {
          reader.poll(SHORT);
        }
      }).isInstanceOf(MissingRightException.class)
          .hasMessageContaining("User:user lacks READ on Topic " + topic);
      kafka.grant(USER, read);
      assertThat(reader.poll(SHORT)).isEmpty();
    }
  }

  private void make(String name) throws Exception {
    kafka.admin().createTopics(List.of(new NewTopic(name, 1, (short) 1)
        .configs(Map.of("cleanup.policy", "compact")))).all().get();
  }

  private KafkaProducer<byte[], byte[]> open(String user) {
    Properties properties = GuardedKafka.clientProperties(user);
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    properties.put("transactional.id", user);
    var producer = new KafkaProducer<>(
        properties, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    producer.beginTransaction();
    assertThat(producer.send(new ProducerRecord<>(topic, 0, new byte[1], new byte[1])))
        .isNotNull();
    producer.flush();
    return producer;
  }

  private boolean isHeldBack() throws Exception {
    return end(IsolationLevel.READ_COMMITTED) < end(IsolationLevel.READ_UNCOMMITTED);
  }

  private long end(IsolationLevel isolation) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    return kafka.admin().listOffsets(Map.of(partition, OffsetSpec.latest()),
        new ListOffsetsOptions(isolation)).partitionResult(partition).get().offset();
  }

  private static Collection<Grant> onTopic(String name, AclOperation... operations) {
    return Stream.of(operations).map(operation -> new Grant(
        ResourceType.TOPIC, name, PatternType.LITERAL, operation)).toList();
  }

  private static Grant onTransactionalIds(String name, PatternType pattern) {
    return new Grant(ResourceType.TRANSACTIONAL_ID, name, pattern, AclOperation.WRITE);
  }

  private static KafkaConnection as(String user) {
    return new KafkaConnection(
        kafka.bootstrapServers(), GuardedKafka.clientProperties(user));
  }
}
