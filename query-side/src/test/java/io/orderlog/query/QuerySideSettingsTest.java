package io.orderlog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuerySideSettingsTest {

  private static final KafkaConnection KAFKA = KafkaConnection.to("kafka:9092");

  @Test
  void have_defaults_for_one_machine() {
    assertThat(QuerySideSettings.of(new Environment(Map.of()), KAFKA))
        .isEqualTo(new QuerySideSettings(
            "127.0.0.1", 8081, KAFKA, ReadModelSettings.inFolder(Path.of("data")),
            Duration.ofSeconds(2), 100, Path.of("data")));
  }

  @Test
  void come_from_the_environment() {
    assertThat(QuerySideSettings.of(new Environment(Map.of("ORDERLOG_HOST", "0.0.0.0",
        "ORDERLOG_DATA", "here",
        "ORDERLOG_QUERY_PORT", "0", "ORDERLOG_DATABASE_URL", "jdbc:h2:mem:here",
        "ORDERLOG_DATABASE_USER", "me", "ORDERLOG_DATABASE_PASSWORD", "secret",
        "ORDERLOG_CONSISTENCY_WAIT_MS", "0", "ORDERLOG_EVENT_CLIENTS", "7")), KAFKA))
        .isEqualTo(new QuerySideSettings("0.0.0.0", 0, KAFKA,
            new ReadModelSettings("jdbc:h2:mem:here", "me", "secret"), Duration.ZERO, 7,
            Path.of("here")));
  }

  @Test
  void tell_all_mistakes_at_once() {
    Environment environment = new Environment(Map.of("ORDERLOG_QUERY_PORT", "65536",
        "ORDERLOG_CONSISTENCY_WAIT_MS", "-1", "ORDERLOG_DATABASE_URL", "jdbc:oracle:thin:@x"));
    QuerySideSettings.of(environment, KAFKA);
    assertThatThrownBy(environment::check).isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("ORDERLOG_QUERY_PORT").hasMessageContaining("65536")
        .hasMessageContaining("ORDERLOG_CONSISTENCY_WAIT_MS")
        .hasMessageContaining("ORDERLOG_DATABASE_URL");
  }
}
