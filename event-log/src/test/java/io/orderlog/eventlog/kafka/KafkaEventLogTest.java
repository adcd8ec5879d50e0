package io.orderlog.eventlog.kafka;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.EventCodec;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.EventLogContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedKafka.class)
class KafkaEventLogTest extends EventLogContract {

  private final List<KafkaEventLog<?>> logs = new ArrayList<>();
  private KafkaConnection connection;

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    connection = KafkaConnection.to(kafka.bootstrapServers());
  }

  @AfterEach
  void close_logs() {
    logs.forEach(KafkaEventLog::close);
  }

  @Override
  protected <E> EventLog<E> newLog(int partitions, EventCodec<E> codec) {
    return open(TestTopics.create(connection, partitions), codec);
  }

  private <E> EventLog<E> open(String topic, EventCodec<E> codec) {
    KafkaEventLog<E> log = KafkaEventLog.open(connection, topic, "urn:orderlog:test", codec);
    logs.add(log);
    return log;
  }
}
