package io.orderlog.eventlog.kafka;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.SharedLogContract;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.shared.SharedLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
class SharedReadersTest extends SharedLogContract {

  private final List<KafkaEventLog<OrderEvent>> logs = new ArrayList<>();
  private final KafkaConnection connection;

  SharedReadersTest(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
  }

  @AfterEach
  void close_logs() {
    logs.forEach(KafkaEventLog::close);
  }

  @Override
  protected SharedLog<OrderEvent> newLog(int partitions) {
    KafkaEventLog<OrderEvent> log = KafkaEventLog.open(TestTopics.log(
        TestTopics.create(connection, partitions), OrderEventCodec.create()), connection);
    logs.add(log);
    return log;
  }
}
