package io.orderlog.eventlog.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderCancelled;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.WrittenRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of docs/reading-the-log.md reads the bytes that we write. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class RevenuePerHourTest {

  private static final String ORDER = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";

  /** Long after all of it has happened. */
  private static final Instant APPENDED = Instant.parse("2026-11-28T00:00:00Z");

  @TempDir
  Path folder;

  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> orders;
  private TestOutputTopic<String, Long> revenue;

  @BeforeEach
  void start() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG, InMemoryDslStoreSuppliers.class);
    driver = new TopologyTestDriver(RevenuePerHour.topology(), settings);
    orders = driver.createInputTopic(
        "orders.events", new ByteArraySerializer(), new ByteArraySerializer());
    revenue = driver.createOutputTopic(
        "revenue.per-hour", new StringDeserializer(), new LongDeserializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void payments_of_an_hour_are_added_up() {
    happens("2026-03-01T10:00:00Z", paid(1_500, "EUR"));
    happens("2026-03-01T10:30:00Z", new OrderCancelled("late"));
    happens("2026-03-01T10:59:59.999Z", paid(500, "EUR"));
    happens("2026-03-01T10:20:00Z", paid(70, "JPY"));
    happens("2026-03-01T11:00:00Z", paid(1, "EUR"));
    assertThat(revenue.readKeyValuesToMap()).isEqualTo(Map.of("EUR@2026-03-01T10:00:00Z", 2_000L,
        "JPY@2026-03-01T10:00:00Z", 70L, "EUR@2026-03-01T11:00:00Z", 1L));
  }

  @Test
  void a_late_payment_counts_in_its_hour_for_a_day() {
    happens("2026-03-01T10:00:00Z", paid(1_500, "EUR"));
    happens("2026-03-02T10:59:00Z", paid(1, "EUR"));
    happens("2026-03-01T10:05:00Z", paid(500, "EUR"));
    assertThat(revenue.readKeyValuesToMap()).containsEntry("EUR@2026-03-01T10:00:00Z", 2_000L);
    happens("2026-03-02T11:00:00Z", paid(1, "EUR"));
    happens("2026-03-01T10:05:00Z", paid(500, "EUR"));
    assertThat(revenue.readKeyValuesToMap()).doesNotContainKey("EUR@2026-03-01T10:00:00Z");
  }

  @Test
  void the_guide_has_the_recipe_as_it_is_tested() throws IOException {
    assertThat(Files.readString(Path.of("../docs/reading-the-log.md"))).contains("```java\n"
        + Files.readString(Path.of(
            "src/test/java/io/orderlog/eventlog/streams/RevenuePerHour.java"))
        + "```\n");
  }

  private void happens(String time, OrderEvent event) {
    ProducerRecord<byte[], byte[]> written = WrittenRecords.of(new NewEvent<>(ORDER, 1, event,
        new EventMetadata(Instant.parse(time), "command-1", "hash-1", "correlation-1", null)));
    orders.pipeInput(new TestRecord<>(
        written.key(), written.value(), written.headers(), APPENDED));
  }

  private static OrderPaid paid(long amountMinor, String currency) {
    return new OrderPaid("payment-1", amountMinor, Currency.getInstance(currency));
  }
}
