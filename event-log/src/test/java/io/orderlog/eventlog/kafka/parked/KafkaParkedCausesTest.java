package io.orderlog.eventlog.kafka.parked;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import io.orderlog.eventlog.parked.ParkedCauses;
import io.orderlog.eventlog.parked.ParkedCausesContract;
import io.orderlog.eventlog.parked.UnreadableParkedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
class KafkaParkedCausesTest extends ParkedCausesContract {

  private static final LogIdentity LOG = new LogIdentity("stock.events", "id-1", 3);
  private static final String KEY = "courier/stock.events/1/a/b/7";
  private static final String STORED = """
      {"reason":"it is refused","at":"2026-03-01T10:15:30.125Z","standing":"FAILED",\
      "type":"stock.reserved.v1","topicId":"id-1","offset":70}""";
  private static final ParkedCause PARKED = new ParkedCause("a/b", 7, "stock.reserved.v1",
      new LogPosition(1, 70), Instant.parse("2026-03-01T10:15:30.125Z"), Standing.FAILED,
      "it is refused");

  private KafkaConnection kafka = KafkaConnection.to("nowhere:1");

  @BeforeEach
  void connect(EmbeddedKafka shared) {
    kafka = KafkaConnection.to(shared.bootstrapServers());
  }

  @Override
  protected ParkedCauses open() {
    ParkedTopic.createIfMissing(kafka);
    return new KafkaParkedCauses(kafka);
  }

  @Test
  void a_parked_event_is_written_like_this_for_ever() {
    assertThat(ParkedRecords.key("courier", LOG, PARKED)).isEqualTo(KEY);
    assertThat(new String(ParkedRecords.value(LOG, PARKED), UTF_8)).isEqualTo(STORED);
  }

  @Test
  void what_later_versions_add_does_not_matter() {
    String later = STORED.replace("}", ",\"more\":[1]}");
    assertThat(ParkedRecords.parked("courier", LOG, KEY, later.getBytes(UTF_8)))
        .contains(PARKED);
  }

  @Test
  void nobody_goes_on_without_one_that_cannot_be_read() {
    for (String damaged : new String[]{"{", "{}", STORED.replace("FAILED", "MELTED"),
        STORED.replace("2026", "")}) {
      assertThatThrownBy(
          () -> ParkedRecords.parked("courier", LOG, KEY, damaged.getBytes(UTF_8)))
          .as(damaged).isInstanceOf(UnreadableParkedException.class).hasMessageContaining(KEY);
    }
    assertThatThrownBy(() -> ParkedRecords.parked(
        "courier", LOG, "courier/stock.events/7", STORED.getBytes(UTF_8)))
        .isInstanceOf(UnreadableParkedException.class);
  }

  /** Else a loss of power could keep a position and take what is parked before it. */
  @Test
  void on_one_broker_each_is_flushed_before_it_is_acknowledged() throws Exception {
    open().close();
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, ParkedTopic.NAME);
    try (Admin admin = Admin.create(kafka.with(Map.of()))) {
      assertThat(admin.describeConfigs(List.of(topic)).values().values().iterator().next().get()
          .get("flush.messages").value()).isEqualTo("1");
    }
  }
}
