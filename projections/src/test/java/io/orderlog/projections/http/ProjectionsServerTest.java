package io.orderlog.projections.http;

import static io.orderlog.projections.OrderEvents.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.Metrics;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.Projections;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedKafka.class)
class ProjectionsServerTest {

  @TempDir
  Path data;

  private EmbeddedKafka kafka;
  private TestLog log;
  private ReadModelDatabase database;
  private ProjectionRunner runner;
  private Metrics metrics;
  private ProjectionsServer server;
  private HttpProbe client;

  @BeforeEach
  void start(EmbeddedKafka shared) {
    kafka = shared;
    log = TestLog.create(kafka);
    database = ReadModelDatabase.open(ReadModelSettings.inFolder(data));
    runner = ProjectionRunner.start(
        database, log.log(), Projections.ofOrders(), TimeSource.system(), new Random(1));
    metrics = new Metrics();
    server = ProjectionsServer.start(
        "127.0.0.1", 0, () -> "error", runner::health, metrics, TimeSource.system());
    client = new HttpProbe(server.url());
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    metrics.close();
    runner.close();
    database.close();
    log.close();
  }

  @Test
  void tells_what_each_projection_has_applied_how_far_behind_it_is_and_what_it_feeds() {
    log.appendOrders(0, 20);
    Eventually.holds("told that all is applied", () -> client.get("/health/ready").body().contains(
        "{\"projection\":\"demand\",\"state\":\"RUNNING\",\"partitions\":[0,1,2],"
            + "\"appliedEvents\":40,\"lag\":0,"));
    assertThat(client.get("/health/live").status()).isEqualTo(200);
    Eventually.holds("ready", () -> client.get("/health/ready").status() == 200);
    assertThat(client.get("/metrics").body()).contains(
        "orderlog_feed_applied_events_total{projection=\"demand\"} 40.0",
        "orderlog_feed_partitions{projection=\"demand\"} 3.0",
        "orderlog_feed_lag_events{projection=\"demand\"} 0.0",
        "orderlog_feed_healthy{projection=\"demand\"} 1.0",
        "orderlog_feed_age_seconds{projection=\"demand\"} ",
        "http_server_requests_seconds_count", "jvm_memory_used_bytes");
  }

  @Test
  void tells_where_in_the_log_something_stands_that_is_no_event() throws Exception {
    LogPosition readable = log.append("order-1", 1, placed("customer"));
    long offset = appendGarbage(readable.partition());
    Eventually.holds("all failed", () -> runner.health().stream()
        .allMatch(health -> health.state() == State.FAILED));
    assertThat(client.get("/health/ready").status()).isEqualTo(503);
    assertThat(client.get("/health/ready").json().path("reasons").path(0).asString())
        .startsWith("the projection orders is failed: the record at "
            + log.log().identity().topic() + " partition " + readable.partition() + " offset "
            + offset + " is not an event");
    assertThat(client.get("/metrics").body()).contains(
        "orderlog_feed_healthy{projection=\"orders\"} 0.0",
        "orderlog_feed_lag_events{projection=\"orders\"} NaN",
        "orderlog_feed_applied_events_total{projection=\"orders\"} 1.0");
    assertThat(new ReadModels(database).progress("orders").includes(readable)).isTrue();
    assertThat(new ReadModels(database).progress("orders").includes(
        new LogPosition(readable.partition(), offset))).isFalse();
  }

  /** As nobody may write it. */
  private long appendGarbage(int partition) throws Exception {
    try (var producer = new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      return producer.send(new ProducerRecord<>(log.log().identity().topic(), partition,
          "order-1/2".getBytes(UTF_8), "{broken".getBytes(UTF_8))).get().offset();
    }
  }
}
