package io.orderlog.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class HealthTest extends ServerFixture {

  private final List<String> reasons;

  HealthTest() {
    var told = new CopyOnWriteArrayList<String>();
    reasons = told;
    super(routes -> Health.register(routes, () -> told));
  }

  @Test
  void a_process_is_ready_when_nothing_is_missing() {
    reasons.clear();
    HttpAnswer answer = client().get("/health/ready");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"ready\",\"reasons\":[]}");
  }

  @Test
  void a_process_that_is_not_ready_says_why_and_still_lives() {
    reasons.clear();
    reasons.add("writer 1 is reading the log");
    HttpAnswer answer = client().get("/health/ready");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"not ready\",\"reasons\":[\"writer 1 is reading the log\"]}");
    assertThat(client().get("/health/live").status()).isEqualTo(200);
  }

  @Test
  void what_it_cannot_understand_is_refused() {
    for (String path : List.of("/health/live", "/health/ready")) {
      assertProblem(client().get(path + "?verbose"), 400, "invalid-request")
          .hasErrorsIn("verbose");
    }
  }
}
