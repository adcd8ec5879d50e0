package io.orderlog.command.courier;

import io.orderlog.domain.stock.StockEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.parked.KafkaParkedCauses;
import io.orderlog.eventlog.kafka.parked.ParkedTopic;
import io.orderlog.eventlog.kafka.positions.KafkaPositions;
import io.orderlog.eventlog.kafka.positions.PositionsTopic;
import io.orderlog.eventlog.parked.ParkedCauses;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.eventlog.stock.StockLog;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same on a real broker, with a log of its own for each test. */
@ExtendWith(SharedKafka.class)
@Tag("faults")
@SuppressWarnings("NullAway.Init") // Set before each test.
class KafkaParkingTest extends ParkingContract {

  private KafkaEventLog<StockEvent> log;
  private Positions positions;
  private ParkedCauses parked;

  @BeforeEach
  void open(EmbeddedKafka shared) {
    KafkaConnection kafka = KafkaConnection.to(shared.bootstrapServers());
    log = KafkaEventLog.createIfMissing(new AggregateLog<>("stock-" + System.nanoTime(),
        StockLog.STOCK.codec(), 1), kafka, OptionalInt.empty());
    PositionsTopic.createIfMissing(kafka);
    ParkedTopic.createIfMissing(kafka);
    positions = new KafkaPositions(kafka);
    parked = new KafkaParkedCauses(kafka);
  }

  @Override
  EventLog<StockEvent> log() {
    return log;
  }

  @Override
  Positions positions() {
    return positions;
  }

  @Override
  ParkedCauses parked() {
    return parked;
  }

  @AfterEach
  void close() {
    parked.close();
    positions.close();
    log.close();
  }
}
