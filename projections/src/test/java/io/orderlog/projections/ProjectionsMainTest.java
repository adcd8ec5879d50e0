package io.orderlog.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.orders.OrderFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
@ExtendWith(SharedKafka.class)
class ProjectionsMainTest {

  @TempDir
  Path data;

  @Test
  void names_all_wrong_settings_and_exits_with_2() throws Exception {
    try (JavaProcess process = JavaProcess.start(
        ProjectionsMain.class, Map.of(
            "ORDERLOG_DATABASE_URL", "oracle", "ORDERLOG_KAFKA_CONFIG", "/none",
            "ORDERLOG_PROJECTIONS_PORT", "http"))) {
      assertThat(process.errorsAndExitCode()).containsExactly(
          "ORDERLOG_KAFKA_CONFIG is \"/none\": there is no such file",
          "ORDERLOG_DATABASE_URL is \"oracle\", allowed is jdbc:postgresql://<host>:<port>/<database>"
              + " or a JDBC URL that starts with jdbc:h2:",
          "ORDERLOG_PROJECTIONS_PORT is \"http\", allowed is a whole number from 0 to 65535",
          "2");
    }
  }

  @Test
  void says_in_one_line_that_the_database_cannot_be_used_and_exits_with_1() throws Exception {
    try (JavaProcess process = JavaProcess.start(ProjectionsMain.class, Map.of(
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
        "ORDERLOG_DATABASE_URL", "jdbc:h2:tcp://127.0.0.1:1/x"))) {
      assertThat(process.errorsAndExitCode()).hasSize(2).last().isEqualTo("1");
    }
  }

  @Test
  void feeds_the_read_models_until_it_is_terminated(EmbeddedKafka kafka) throws Exception {
    KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
    EventTopic.createIfMissing(connection, "orders.events", 3);
    try (var log = TestLog.open(kafka.bootstrapServers(), "orders.events");
        var appender = log.openAppender("writer");
        JavaProcess process = JavaProcess.start(ProjectionsMain.class, Map.of(
            "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
            "ORDERLOG_DATA", data.toString()));
        var database = ReadModelDatabase.open(ReadModelSettings.inFolder(data))) {
      appender.append(List.of(OrderEvents.next("order", 1, OrderEvents.placed("customer"))));
      OrderFinder orders = new OrderFinder(new ReadModels(database));
      Eventually.holds("fed", () -> isThere(orders));
      assertThat(process.terminate()).isZero();
    }
  }

  private static boolean isThere(OrderFinder orders) {
    try {
      return orders.byId("order").value().isPresent();
    } catch (ReadModelUnavailableException notYet) {
      return false;
    }
  }
}
