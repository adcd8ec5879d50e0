package io.orderlog.eventlog.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole records: the key, the headers in their order, an empty line, the value. A golden file is
 * never changed and never deleted.
 */
@Tag("strange-machine")
class GoldenRecordsTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden-records");
  private static final CloudEventRecords<OrderEvent> RECORDS = new CloudEventRecords<>(
      OrderLog.ORDERS.eventsTopic(), OrderLog.ORDERS.source(), OrderLog.ORDERS.codec());
  private static final String ORDER = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.125Z");

  static Stream<Arguments> goldenRecords() {
    return Stream.of(
        Arguments.of("plain.txt", new EventMetadata(
            TIME, "command-1", "hash-1", "correlation-1", null)),
        Arguments.of("caused.txt", new EventMetadata(TIME, "command-1", "hash-1", "correlation-1",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "stock/BÜCHER 速達/7",
            new Principal(Principal.Type.SERVICE_ACCOUNT, "fulfilment@läden.example"))));
  }

  @ParameterizedTest
  @MethodSource("goldenRecords")
  void is_what_is_written_and_read(String file, EventMetadata metadata) throws IOException {
    OrderPaid paid = new OrderPaid("payment-1", 1_500, Currency.getInstance("EUR"));
    ProducerRecord<byte[], byte[]> written =
        RECORDS.toRecord(new NewEvent<>(ORDER, 2, paid, metadata), 3);

    assertThat(text(written)).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    assertThat(RECORDS.toEvent(stored(written))).isEqualTo(new RecordedEvent<OrderEvent>(
        ORDER, 2, "order.paid.v1", paid, metadata, new LogPosition(3, 7)));
  }

  private static String text(ProducerRecord<byte[], byte[]> written) {
    StringBuilder text = new StringBuilder(new String(written.key(), UTF_8)).append('\n');
    written.headers().forEach(header -> text.append(header.key()).append(": ")
        .append(new String(header.value(), UTF_8)).append('\n'));
    return text.append('\n').append(new String(written.value(), UTF_8)).toString();
  }

  private static ConsumerRecord<byte[], byte[]> stored(ProducerRecord<byte[], byte[]> written) {
    return new ConsumerRecord<>(written.topic(), written.partition(), 7, 0,
        TimestampType.CREATE_TIME, written.key().length, written.value().length, written.key(),
        written.value(), written.headers(), Optional.empty());
  }
}
