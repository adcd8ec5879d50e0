package io.orderlog.eventlog.kafka.positions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.eventlog.positions.PositionsContract;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
class KafkaPositionsTest extends PositionsContract {

  private static final LogIdentity LOG = new LogIdentity("stock.events", "id-1", 3);
  private static final String STORED =
      "{\"topicId\":\"id-1\",\"offset\":7,\"stream\":\"mug\",\"version\":2}";

  private KafkaConnection kafka = KafkaConnection.to("nowhere:1");

  @BeforeEach
  void connect(EmbeddedKafka shared) {
    kafka = KafkaConnection.to(shared.bootstrapServers());
  }

  @Override
  protected Positions open() {
    PositionsTopic.createIfMissing(kafka);
    return new KafkaPositions(kafka);
  }

  @Test
  void a_position_is_written_like_this_for_ever() {
    assertThat(PositionRecords.key("courier", LOG, 1)).isEqualTo("courier/stock.events/1");
    assertThat(new String(PositionRecords.value(LOG, new Position(7, "mug", 2)), UTF_8))
        .isEqualTo(STORED);
  }

  @Test
  void nothing_is_stored_by_what_was_closed() {
    Positions positions = open();
    positions.store("late", LOG, Map.of(0, new Position(7, "mug", 2)));
    positions.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> positions.store("late", LOG, Map.of(0, new Position(8, "mug", 3))))
        .withMessageContaining("closed");
    try (Positions next = open()) {
      assertThat(next.load("late", LOG)).isEqualTo(Map.of(0, new Position(7, "mug", 2)));
    }
  }

  @Test
  void what_later_versions_add_does_not_matter_and_what_is_damaged_is_none() {
    String later = STORED.replace("}", ",\"more\":[1]}");
    assertThat(PositionRecords.position(later.getBytes(UTF_8), LOG))
        .contains(new Position(7, "mug", 2));
    assertThat(PositionRecords.position("{".getBytes(UTF_8), LOG)).isEmpty();
    assertThat(PositionRecords.position("{}".getBytes(UTF_8), LOG)).isEmpty();
  }
}
