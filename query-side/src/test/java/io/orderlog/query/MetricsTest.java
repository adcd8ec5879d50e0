package io.orderlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.http.HttpAnswer;
import io.orderlog.projections.Eventually;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /metrics} of the query side. */
@ExtendWith(SharedKafka.class)
@Tag("strange-machine")
class MetricsTest {

  @TempDir
  Path data;

  @Test
  void tell_requests_projections_listeners_and_the_jvm(EmbeddedKafka kafka) throws Exception {
    try (RunningQuerySide system = RunningQuerySide.start(kafka, data);
        EventSource _ = new EventSource(system.url() + "/events").awaitBeginning()) {
      system.log().appendOrders(1, 10);
      system.client().get("/orders?sort=wrong");
      system.client().get("/orders/" + OrderStories.id(1));
      system.client().get("/nowhere");
      Eventually.holds("all applied", () -> metrics(system)
          .contains("orderlog_projection_lag_events{projection=\"demand\"} 0.0")
          && !metrics(system)
              .contains("orderlog_projection_applied_total{projection=\"demand\"} 0.0"));
      assertThat(metrics(system)).contains(
          "http_server_requests_seconds_count{method=\"GET\",route=\"/orders\",status=\"400\"} 1",
          "http_server_requests_seconds_count{method=\"GET\",route=\"/orders/{orderId}\","
              + "status=\"404\"} 1",
          "http_server_requests_seconds_count{method=\"any\",route=\"none\",status=\"404\"} 1",
          "orderlog_projection_stalled_seconds{projection=\"orders\"} 0.0",
          "orderlog_event_clients 1.0", "jvm_memory_used_bytes", "jvm_gc_");
    }
  }

  private static String metrics(RunningQuerySide system) {
    HttpAnswer answer = system.client().get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    return answer.body();
  }
}
