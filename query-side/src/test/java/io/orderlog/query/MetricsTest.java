package io.orderlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.rebuild.Rollback;
import io.orderlog.query.stream.EventSource;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /metrics} of the query side. */
@Tag("long")
@Tag("strange-machine")
class MetricsTest {

  @TempDir
  Path data;

  @Test
  void tell_requests_projections_listeners_and_the_jvm() throws Exception {
    try (RunningQuerySide system = RunningQuerySide.start(data);
        EventSource _ = new EventSource(system.url() + "/events").awaitBeginning()) {
      system.log().appendOrders(1, 10);
      system.client().get("/orders?sort=wrong");
      system.client().get("/orders/" + OrderStories.id(1));
      system.client().get("/nowhere");
      Eventually.holds("all applied", () -> metrics(system)
          .contains("orderlog_projection_lag_events{projection=\"demand\"} 0.0"));
      assertThat(metrics(system)).contains(
          "http_server_requests_seconds_count{method=\"GET\",route=\"/orders\",status=\"400\"} 1",
          "http_server_requests_seconds_count{method=\"GET\",route=\"/orders/{orderId}\","
              + "status=\"404\"} 1",
          "http_server_requests_seconds_count{method=\"any\",route=\"none\",status=\"404\"} 1",
          "orderlog_projection_stalled_seconds{projection=\"orders\"} 0.0",
          "orderlog_event_clients 1.0", "jvm_memory_used_bytes", "jvm_gc_");
    }
  }

  @Test
  void count_on_when_a_read_model_is_rebuilt_and_rolled_back()
      throws Exception {
    ReadModelSettings readModels = ReadModelSettings.inFolder(data);
    OrdersProjection orders = new OrdersProjection();
    try (RunningQuerySide system = RunningQuerySide.start(readModels);
        ReadModelDatabase database = ReadModelDatabase.openForLongWork(readModels)) {
      AtomicReference<Double> highest = new AtomicReference<>(0.0);
      countOn(system, highest, 1);
      new Rebuild<>(database, system.log().log(), TimeSource.system())
          .run(orders, RebuildProgress.unwatched());
      countOn(system, highest, 100_000);
      new Rollback<>(database, system.log().log(), TimeSource.system()).run(orders);
      countOn(system, highest, 200_000);
    }
  }

  /** Places orders until they are counted; meanwhile, no count is less than the one before. */
  private static void countOn(RunningQuerySide system, AtomicReference<Double> highest, int first) {
    double before = highest.get();
    AtomicInteger next = new AtomicInteger(first);
    Eventually.holds("counted on", () -> {
      system.log().appendOrders(next.getAndIncrement(), 1);
      double counted = system.counted("orders");
      assertThat(counted).isGreaterThanOrEqualTo(highest.getAndSet(counted));
      return counted > before;
    });
  }

  private static String metrics(RunningQuerySide system) {
    HttpAnswer answer = system.client().get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
    return answer.body();
  }
}
