package io.orderlog.command.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.http.CommandApiFixture;
import io.orderlog.http.HttpAnswer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code GET /metrics} of the command side. */
@Tag("strange-machine")
class CommandMetricsTest extends CommandApiFixture {

  @Test
  void tell_outcomes_appends_slots_requests_and_the_jvm() {
    String id = newOrder("pay");
    client().post("/orders/" + id + "/pay", PAY);
    HttpAnswer metrics = client().get("/metrics");
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.header("Content-Type")).startsWith("text/plain");
    assertThat(metrics.body()).contains(
        "orderlog_commands_seconds_count{aggregate=\"orders\",outcome=\"accepted\"} 2",
        "orderlog_commands_seconds_count{aggregate=\"orders\",outcome=\"rejected\"} 1",
        "orderlog_append_seconds_count{aggregate=\"orders\"} 2",
        "orderlog_append_batch_count{aggregate=\"orders\"} 2",
        "orderlog_events_appended_total{aggregate=\"orders\"} 2.0",
        "orderlog_commands_waiting{aggregate=\"orders\"} 0.0",
        "orderlog_writer_here{aggregate=\"orders\",slot=\"0\"} 1.0",
        "orderlog_writer_here{aggregate=\"orders\",slot=\"1\"} 1.0",
        "http_server_requests_seconds_count{method=\"POST\","
            + "route=\"/orders/{orderId}/pay\",status=\"409\"} 1",
        "jvm_memory_used_bytes");
  }
}
