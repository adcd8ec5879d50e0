package io.orderlog.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
      "application/json; charset=utf-8", "text/html;q=0, */*", "application/json ; q=1.0"})
  void clients_that_take_json_are_served(String accept) {
    assertThatCode(() -> AcceptHeader.require(accept, "application/json"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "text/*", "application/json;q=0",
      "application/json; q=0.000", "application/json;q=0, */*", "*/*;q=0", ",", "application/jsonp",
      "application/*;q=0, */*;q=1"})
  void clients_that_refuse_json_are_told(String accept) {
    assertThatThrownBy(() -> AcceptHeader.require(accept, "application/json"))
        .isInstanceOf(ProblemException.class)
        .satisfies(ended -> assertThat(((ProblemException) ended).problem().status())
            .isEqualTo(406));
  }

  @Test
  void nothing_asked_for_is_anything() {
    assertThat(client().get("/json").status()).isEqualTo(200);
  }

  @Test
  void several_lines_are_one_list() throws IOException {
    String lines =
        "GET /json HTTP/1.1\nHost: x\nConnection: close\nAccept: text/html\nAccept: %s\n\n";
    assertThat(RawConnection.exchange(server().port(), lines.formatted("application/json"))
        .status()).isEqualTo(200);
    assertProblem(RawConnection.exchange(server().port(), lines.formatted("text/plain")),
        406, "not-acceptable");
  }

  @Test
  void a_refusal_is_a_problem_document_all_the_same() {
    assertProblem(client().get("/json", "Accept", "text/html"), 406, "not-acceptable");
  }
}
