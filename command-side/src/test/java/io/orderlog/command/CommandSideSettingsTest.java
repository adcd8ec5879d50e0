package io.orderlog.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.eventlog.kafka.KafkaConnection;
import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CommandSideSettingsTest {

  private static final KafkaConnection KAFKA = KafkaConnection.to("127.0.0.1:1");

  @Test
  void nothing_has_to_be_set() {
    assertThat(read(Map.of())).isEqualTo(
        new CommandSideSettings("127.0.0.1", 8080, KAFKA, OptionalInt.empty(), 1,
            Path.of("data")));
  }

  @Test
  void everything_can_be_set() {
    assertThat(read(Map.of("ORDERLOG_HOST", "0.0.0.0", "ORDERLOG_COMMAND_PORT", "0",
        "ORDERLOG_PARTITIONS", "12", "ORDERLOG_WRITER_SLOTS", "12",
        "ORDERLOG_DATA", "elsewhere"))).isEqualTo(
            new CommandSideSettings("0.0.0.0", 0, KAFKA, OptionalInt.of(12), 12,
                Path.of("elsewhere")));
  }

  @Test
  void all_mistakes_are_told_at_once() {
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_COMMAND_PORT", "65536",
        "ORDERLOG_PARTITIONS", "1001", "ORDERLOG_WRITER_SLOTS", "none")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll("ORDERLOG_COMMAND_PORT is \"65536\"",
            "ORDERLOG_PARTITIONS is \"1001\"", "ORDERLOG_WRITER_SLOTS is \"none\"");
  }

  @Test
  void a_slot_needs_a_partition() {
    assertThatThrownBy(
        () -> read(Map.of("ORDERLOG_PARTITIONS", "2", "ORDERLOG_WRITER_SLOTS", "3")))
        .hasMessageContaining("ORDERLOG_WRITER_SLOTS is \"3\"").hasMessageContaining("1 to 2");
  }

  private static CommandSideSettings read(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    CommandSideSettings settings = CommandSideSettings.of(environment, KAFKA);
    environment.check();
    return settings;
  }
}
