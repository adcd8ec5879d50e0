package io.orderlog.http.request;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.Json;
import io.orderlog.http.RawConnection;
import io.orderlog.http.ServerFixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest extends ServerFixture {

  AcceptHeaderTest() {
    super(routes -> routes.get("/json", context -> {
      AcceptHeader.requireJson(context);
      Json.write(context, "json");
    }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "*/*", "application/json", "Application/JSON", "application/*",
      "text/html, application/json", "text/html,*/*;q=0.1", "application/json;q=0.001",
      "application/json; charset=utf-8", "text/html;q=0, */*", "application/json ; q=1.0", ",",
      "text/html;x=\"a,b;q=0\", application/json", "text/html;level=\"\\\"\", */*;q=0.5",
      "application/json;q=0, application/json;q=1", "application/json;Q=1.000", "text/html,,*/*",
      "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"})
  void clients_that_take_json_are_served(String accept) {
    assertThat(client().get("/json", "Accept", accept).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "text/*", "application/json;q=0",
      "application/json; q=0.000", "application/json;q=0, */*", "*/*;q=0", "application/jsonp",
      "application/*;q=0, */*;q=1", "text/html;x=\",application/json,\"", "*;q=0"})
  void clients_that_refuse_json_are_told(String accept) {
    assertProblem(client().get("/json", "Accept", accept), 406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "application/", "/json", "application/json;q=2",
      "application/json;q=0.0001", "application/json;q=x", "application/json;q=-1",
      "application/json;q", "application/json q=1", "text/html;x=\"a, application/json",
      "application/json;q=1;q=0", "text/html, application/json/2"})
  void what_cannot_be_understood_is_refused(String accept) {
    assertProblem(client().get("/json", "Accept", accept), 400, "invalid-request")
        .hasErrorsIn("Accept");
  }

  @Test
  void a_long_header_needs_no_deep_stack() {
    String quoted = "\\\"".repeat(3_500);
    assertThat(client().get("/json", "Accept", "*/*;x=\"" + quoted + "\"").status())
        .isEqualTo(200);
    assertThat(client().get("/json", "Accept", "*/*" + ",".repeat(7_000)).status())
        .isEqualTo(200);
    assertThat(client().get("/json", "Accept", "*/*;x=\"" + quoted).status()).isEqualTo(400);
  }

  @Test
  void nothing_asked_for_is_anything() {
    assertThat(client().get("/json").status()).isEqualTo(200);
  }

  @Test
  void several_lines_are_one_list() throws IOException {
    assertThat(htmlOr("application/json").status()).isEqualTo(200);
    assertProblem(htmlOr("text/plain"), 406, "not-acceptable");
  }

  private HttpAnswer htmlOr(String other) throws IOException {
    return RawConnection.exchange(server().port(),
        "GET /json HTTP/1.1\nHost: x\nConnection: close\nAccept: text/html\nAccept: " + other
            + "\n\n");
  }

  @Test
  void a_refusal_is_a_problem_document_all_the_same() {
    assertProblem(client().get("/json", "Accept", "text/html"), 406, "not-acceptable");
  }
}
