package io.orderlog.standalone.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.commandline.CommandErrors;
import io.orderlog.embedded.BrokerSettings;
import io.orderlog.embedded.CrashedBroker;
import io.orderlog.embedded.CrashedBroker.Noted;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.settings.Durability;
import io.orderlog.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class AbortHangingCommandTest {

  @TempDir
  Path temporary;

  @Test
  void shows_what_hangs_and_aborts_it_only_when_told_to() throws Exception {
    Path crashed = temporary.resolve("crashed");
    leaveHangingTransaction(temporary.resolve("running"), crashed);
    try (EmbeddedKafka kafka = start(crashed)) {
      assertThat(abortHanging(kafka.bootstrapServers())).startsWith("0 hangs: ")
          .contains(OrderLog.ORDERS.eventsTopic(),
              "1 transaction would be aborted; nothing was done");
      assertThat(abortHanging(kafka.bootstrapServers(), "--abort")).startsWith("0 aborted: ")
          .contains("1 transaction aborted");
      assertThat(abortHanging(kafka.bootstrapServers()))
          .isEqualTo("0 nothing hangs in " + OrderLog.ORDERS.eventsTopic() + "\n");
    }
  }

  @Test
  void says_which_topic_is_not_there() {
    try (EmbeddedKafka kafka = start(temporary.resolve("empty"))) {
      assertThat(abortHanging(kafka.bootstrapServers()))
          .isEqualTo(
              "0 nothing hangs in " + OrderLog.ORDERS.eventsTopic() + ", which is not there\n");
    }
  }

  @Test
  void looks_into_each_log() throws Exception {
    Path crashed = temporary.resolve("crashed");
    leaveHangingTransaction(temporary.resolve("running"), crashed);
    var logs = List.of(TallyLog.TALLIES, OrderLog.ORDERS);
    try (EmbeddedKafka kafka = start(crashed)) {
      assertThat(abortHanging(logs, kafka.bootstrapServers(), "--abort"))
          .startsWith("0 aborted: ").contains("1 transaction aborted");
    }
    try (EmbeddedKafka kafka = start(temporary.resolve("empty"))) {
      assertThat(abortHanging(logs, kafka.bootstrapServers())).isEqualTo("0 nothing hangs in "
          + TallyLog.TALLIES.eventsTopic() + " and " + OrderLog.ORDERS.eventsTopic()
          + ", which are not there\n");
    }
  }

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void ends_with_1_where_there_is_no_kafka() {
    assertThat(abortHanging("127.0.0.1:1")).startsWith("1 ").contains("127.0.0.1:1");
  }

  private static void leaveHangingTransaction(Path running, Path crashed) throws Exception {
    try (EmbeddedKafka kafka = start(running)) {
      EventTopic.createIfMissing(
          KafkaConnection.to(kafka.bootstrapServers()), OrderLog.ORDERS.eventsTopic(), 1);
      try (var producer = new KafkaProducer<byte[], byte[]>(
          Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "killed"),
          new ByteArraySerializer(), new ByteArraySerializer())) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(
            new ProducerRecord<>(OrderLog.ORDERS.eventsTopic(), 0, new byte[]{1}, new byte[]{1}))
            .get();
        CrashedBroker.leave(kafka, running, Noted.COMPLETE_COMMIT, crashed);
      }
    }
  }

  private static EmbeddedKafka start(Path folder) {
    return EmbeddedKafka.start(BrokerSettings.onFreePort(folder, Durability.PROCESS_CRASH));
  }

  /** Its exit code, and what it prints. */
  private String abortHanging(String bootstrapServers, String... options) {
    return abortHanging(List.of(OrderLog.ORDERS), bootstrapServers, options);
  }

  private String abortHanging(
      List<? extends AggregateLog<?>> logs, String bootstrapServers, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, UTF_8);
    var command = CommandErrors.inOneLine(KafkaCommand.create(new Environment(Map.of(
        "ORDERLOG_DATA", temporary.resolve("none").toString(),
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers)), logs, printed))
        .setErr(new PrintWriter(out, true, UTF_8));
    String[] arguments = new String[options.length + 1];
    arguments[0] = "abort-hanging";
    System.arraycopy(options, 0, arguments, 1, options.length);
    int exitCode = command.execute(arguments);
    return exitCode + " " + out.toString(UTF_8);
  }
}
