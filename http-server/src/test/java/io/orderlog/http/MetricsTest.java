package io.orderlog.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MetricsTest extends ServerFixture {

  private final Metrics metrics;

  MetricsTest() {
    var measured = new Metrics();
    metrics = measured;
    super(measured::register);
  }

  @AfterAll
  void closeMetrics() {
    metrics.close();
  }

  @Test
  void all_is_told_in_the_text_that_prometheus_reads() {
    HttpAnswer answer = client().get("/metrics");
    assertThat(answer.header("Content-Type"))
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body()).contains("jvm_threads_live_threads ", "process_uptime_seconds ");
  }

  @Test
  void single_metrics_can_be_asked_for_by_name() {
    assertThat(client().get("/metrics?name%5B%5D=process_uptime_seconds"
        + "&name%5B%5D=process_start_time_seconds").body().lines()
        .filter(line -> !line.startsWith("#")))
        .allMatch(line -> line.startsWith("process_")).hasSize(2);
  }

  @Test
  void what_it_cannot_understand_is_refused() {
    assertProblem(client().get("/metrics?names=jvm_info"), 400, "invalid-request")
        .hasErrorsIn("names");
  }
}
