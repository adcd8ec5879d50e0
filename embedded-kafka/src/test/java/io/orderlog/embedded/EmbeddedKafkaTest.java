package io.orderlog.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.settings.Durability;
import io.orderlog.settings.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("strange-machine")
class EmbeddedKafkaTest {

  @TempDir
  Path folder;

  @Test
  void keeps_its_topics_over_a_restart() throws Exception {
    try (EmbeddedKafka kafka = start(Durability.PROCESS_CRASH); Admin admin = admin(kafka)) {
      admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
    }
    try (EmbeddedKafka kafka = start(Durability.PROCESS_CRASH); Admin admin = admin(kafka)) {
      assertThat(admin.listTopics().names().get()).isEqualTo(Set.of("kept"));
    }
  }

  @Test
  void flushes_every_append_only_when_asked_to_survive_power_loss() throws Exception {
    try (EmbeddedKafka kafka = start(Durability.POWER_LOSS)) {
      assertThat(flushInterval(kafka)).isEqualTo("1");
    }
    for (Flushing others : List.of(Flushing.LEFT_TO_SYSTEM, Flushing.LEFT_TO_WRITERS)) {
      try (EmbeddedKafka kafka = EmbeddedKafka.start(BrokerSettings.onFreePort(folder, others))) {
        assertThat(flushInterval(kafka)).isEqualTo(String.valueOf(Long.MAX_VALUE));
      }
    }
  }

  @Test
  void nobody_may_hold_a_transaction_open_for_longer_than_a_minute() {
    try (EmbeddedKafka kafka = start(Durability.PROCESS_CRASH)) {
      try (var patient = producer(kafka, 60_000)) {
        patient.initTransactions();
      }
      try (var tooPatient = producer(kafka, 60_001)) {
        assertThatThrownBy(tooPatient::initTransactions)
            .hasMessageContaining("transaction.max.timeout.ms");
      }
    }
  }

  @Test
  void says_which_port_is_taken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = new BrokerSettings(folder, "127.0.0.1", "127.0.0.1",
          taken.getLocalPort(), Flushing.LEFT_TO_SYSTEM);
      assertThatThrownBy(() -> EmbeddedKafka.start(settings))
          .isInstanceOf(BrokerStartException.class)
          .hasMessageContaining(String.valueOf(taken.getLocalPort()))
          .satisfies(failure -> assertRemedy(failure, Setting.KAFKA_PORT));
    }
  }

  @Test
  void says_which_host_is_not_of_this_machine() {
    var settings = new BrokerSettings(folder, "203.0.113.7", "203.0.113.7", 0,
        Flushing.LEFT_TO_SYSTEM);
    assertThatThrownBy(() -> EmbeddedKafka.start(settings))
        .isInstanceOf(BrokerStartException.class)
        .hasMessageContaining("203.0.113.7")
        .satisfies(failure -> assertRemedy(failure, Setting.HOST));
  }

  @ParameterizedTest
  @CsvSource({"::1,::1", "0.0.0.0,127.0.0.1", "localhost,localhost", "::,::1"})
  void listens_on_one_address_and_is_reached_by_another(String host, String advertised)
      throws Exception {
    var settings = new BrokerSettings(folder, host, advertised, 0, Flushing.LEFT_TO_SYSTEM);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(settings); Admin admin = admin(kafka)) {
      admin.createTopics(List.of(new NewTopic("made", 1, (short) 1))).all().get();
      assertThat(admin.describeCluster().nodes().get()).singleElement()
          .satisfies(node -> assertThat(node.host()).isEqualTo(advertised));
      try (Producer<byte[], byte[]> producer = producer(kafka, 60_000)) {
        producer.initTransactions();
      }
    }
  }

  @Test
  void says_which_folder_cannot_be_used() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder", StandardCharsets.UTF_8);
    var settings = BrokerSettings.onFreePort(file, Flushing.LEFT_TO_SYSTEM);
    assertThatThrownBy(() -> EmbeddedKafka.start(settings))
        .isInstanceOf(BrokerStartException.class)
        .hasMessageContaining(file.toString())
        .satisfies(failure -> assertRemedy(failure, Setting.DATA));
  }

  private static void assertRemedy(Throwable failure, Setting setting) {
    String told = String.valueOf(((BrokerStartException) failure)
        .withRemedy(Setting.HOST, Setting.KAFKA_PORT, Setting.DATA).getMessage());
    assertThat(List.of(Setting.HOST, Setting.KAFKA_PORT, Setting.DATA))
        .filteredOn(each -> told.contains(each.variable())).containsExactly(setting);
  }

  private EmbeddedKafka start(Durability durability) {
    return EmbeddedKafka.start(BrokerSettings.onFreePort(folder, durability));
  }

  private static Admin admin(EmbeddedKafka kafka) {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }

  private static Producer<byte[], byte[]> producer(EmbeddedKafka kafka, int transactionMs) {
    return new KafkaProducer<>(Map.of("bootstrap.servers", kafka.bootstrapServers(),
        "transactional.id", "somebody", "transaction.timeout.ms", transactionMs),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static String flushInterval(EmbeddedKafka kafka) throws Exception {
    var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
    try (Admin admin = admin(kafka)) {
      return admin.describeConfigs(List.of(broker)).all().get().values().iterator().next()
          .get("log.flush.interval.messages").value();
    }
  }
}
