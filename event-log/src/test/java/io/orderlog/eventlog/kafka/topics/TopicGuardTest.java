package io.orderlog.eventlog.kafka.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.TestTopics;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.TopicGuard.Use;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicGuardTest {

  @Nested
  @ExtendWith(SharedKafka.class)
  class On_a_broker {

    private KafkaConnection connection;
    private KafkaAdmin admin;

    @BeforeEach
    void connect(EmbeddedKafka kafka) {
      connection = KafkaConnection.to(kafka.bootstrapServers());
      admin = KafkaAdmin.connect(connection);
    }

    @AfterEach
    void disconnect() {
      admin.close();
    }

    @Test
    void lets_a_topic_pass_that_the_system_made() {
      String topic = TestTopics.create(connection, 3);

      TopicGuard.check(admin, topic, OptionalInt.of(3), Use.READING);
      TopicGuard.check(admin, topic, OptionalInt.empty(), Use.READING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "compact,delete"})
    void refuses_a_cleanup_policy_that_deletes(String policy) {
      String topic = TestTopics.create(connection, 1, Map.of("cleanup.policy", policy));

      assertThatThrownBy(() -> TopicGuard.check(admin, topic, OptionalInt.empty(), Use.READING))
          .isInstanceOf(UnsafeTopicException.class)
          .hasMessage("the topic " + topic + " is not safe for events: cleanup.policy is " + policy
              + ", run kafka-configs.sh --alter --topic " + topic
              + " --add-config cleanup.policy=compact");
    }

    @Test
    void refuses_another_partition_count() {
      String topic = TestTopics.create(connection, 3);

      assertThatThrownBy(() -> TopicGuard.check(admin, topic, OptionalInt.of(6), Use.READING))
          .isInstanceOf(UnsafeTopicException.class)
          .hasMessageContaining("the partition count is 3, expected were 6: ");
    }

    @Test
    void refuses_more_in_sync_replicas_than_there_are_replicas() {
      String topic = TestTopics.create(connection, 1,
          Map.of("cleanup.policy", "compact", "min.insync.replicas", "2"));

      assertThatThrownBy(() -> TopicGuard.check(admin, topic, OptionalInt.empty(), Use.READING))
          .isInstanceOf(UnsafeTopicException.class)
          .hasMessageContaining("min.insync.replicas is 2, ")
          .hasMessageEndingWith("--add-config min.insync.replicas=1");
    }

    @Test
    void names_all_dangers_at_once() {
      String topic = TestTopics.create(connection, 1,
          Map.of("cleanup.policy", "delete", "min.insync.replicas", "2"));

      assertThatThrownBy(() -> TopicGuard.check(admin, topic, OptionalInt.of(2), Use.READING))
          .hasMessageContainingAll("cleanup.policy", "partition count", "min.insync.replicas")
          .hasMessageNotContaining("\n");
    }

    @Test
    void does_not_mind_retention_on_a_topic_that_is_only_compacted() {
      String topic = TestTopics.create(connection, 1, Map.of("cleanup.policy", "compact",
          "retention.ms", "1000", "retention.bytes", "1000", "max.compaction.lag.ms", "1000"));

      TopicGuard.check(admin, topic, OptionalInt.of(1), Use.READING);
    }

    @Test
    void says_that_a_topic_is_missing() {
      assertThatThrownBy(
          () -> TopicGuard.check(admin, "no-such-topic", OptionalInt.empty(), Use.READING))
          .isInstanceOf(LogUnavailableException.class)
          .hasMessageContaining("no-such-topic");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "2, 2", "3, 2", "3, 3", "5, 2"})
  void enough_copies_are_in_sync(int replication, int inSync) {
    assertThat(dangers(facts(replication, 2, Map.of("min.insync.replicas", "" + inSync))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 3", "3, 1", "3, 4", "5, 1"})
  void too_few_copies_are_in_sync_or_more_than_there_are(int replication, int inSync) {
    assertThat(dangers(facts(replication, 2, Map.of("min.insync.replicas", "" + inSync))))
        .extracting(TopicGuard.Danger::setting).containsExactly("min.insync.replicas");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void an_old_transaction_protocol_is_refused(int level) {
    assertThat(dangers(facts(1, level, Map.of()))).containsExactly(new TopicGuard.Danger(
        "the cluster's feature transaction.version", "" + level,
        "run kafka-features.sh upgrade --feature transaction.version=2"));
    assertThat(dangers(facts(1, 3, Map.of()))).isEmpty();
  }

  @Test
  void a_replica_that_missed_events_must_not_become_the_leader() {
    var unclean = Map.of("unclean.leader.election.enable", "true", "min.insync.replicas", "2");

    assertThat(dangers(facts(3, 2, unclean)))
        .extracting(TopicGuard.Danger::setting).containsExactly("unclean.leader.election.enable");
  }

  private static List<TopicGuard.Danger> dangers(TopicGuard.Facts facts) {
    return TopicGuard.dangers(facts, OptionalInt.empty());
  }

  private static TopicGuard.Facts facts(
      int replication, int transactionVersion, Map<String, String> changed) {
    Map<String, String> settings = new HashMap<>(Map.of("cleanup.policy", "compact",
        "min.insync.replicas", "1", "unclean.leader.election.enable", "false"));
    settings.putAll(changed);
    return new TopicGuard.Facts("orders.events", 6, replication, transactionVersion, settings);
  }
}
