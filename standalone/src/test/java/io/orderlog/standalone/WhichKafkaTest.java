package io.orderlog.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.settings.Environment;
import io.orderlog.standalone.broker.BrokerConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where both a data folder and a Kafka are named, a line says which of the two is meant. */
@ExtendWith(SharedSystem.class)
class WhichKafkaTest {

  @TempDir
  Path folder;

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void an_import_names_the_kafka_that_it_fills_and_how_to_fill_the_folder(InnerSystem system)
      throws Exception {
    String nobody = "127.0.0.1:" + RunningSystem.freePort();
    Path data = folder.resolve("new");
    Path export = folder.resolve("log.jsonl");
    new InProcessReplay(
        Map.of("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", system.bootstrapServers()))
        .run("export", "--to", export.toString());
    try (ChildProcess filling = ChildProcess.start(folder, Map.of(
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", nobody, "ORDERLOG_DATA", data.toString()),
        "replay", "import", "--from", export.toString())) {
      assertThat(filling.awaitExit()).isEqualTo(1);
      assertThat(filling.out()).contains("Importing into the log of Kafka at " + nobody
          + ", which ORDERLOG_KAFKA_BOOTSTRAP_SERVERS names");
      assertThat(filling.err()).hasLineCount(1).contains(
          "without ORDERLOG_KAFKA_BOOTSTRAP_SERVERS, the log in " + data + " is used");
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void a_process_with_its_own_broker_says_that_it_uses_no_other() throws Exception {
    Path config = Files.writeString(folder.resolve("client.properties"), "", UTF_8);
    Environment environment = new Environment(Map.of("ORDERLOG_DATA", folder.toString(),
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
        "ORDERLOG_KAFKA_CONFIG", config.toString()));
    assertThat(BrokerConfiguration.of(environment).unusedSettings(environment)).satisfiesExactly(
        line -> assertThat(line).contains("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
            folder.toString()),
        line -> assertThat(line).contains("ORDERLOG_KAFKA_CONFIG", config.toString()));
    Environment itself = new Environment(
        Map.of("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092"));
    assertThat(BrokerConfiguration.of(itself).unusedSettings(itself)).isEmpty();
  }
}
