package io.orderlog.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptHeaderTest extends ServerFixture {

  AcceptHeaderTest() {
    super(routes -> routes.get("/json", context -> {
      AcceptHeader.requireJson(context.header("Accept"));
      Json.write(context, "json");
    }));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "*/*", "application/json", "Application/JSON", "application/*",
      "text/html, application/json", "text/html,*/*;q=0.1", "application/json;q=0.001",
      "application/json; charset=utf-8", "text/html;q=0, */*", "application/json ; q=1.0"})
  void clients_that_take_json_are_served(String accept) {
    assertThatCode(() -> AcceptHeader.requireJson(accept)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "text/*", "application/json;q=0",
      "application/json; q=0.000", "application/json;q=0, */*", "*/*;q=0", ",", "application/jsonp",
      "application/*;q=0, */*;q=1"})
  void clients_that_refuse_json_are_told(String accept) {
    assertThatThrownBy(() -> AcceptHeader.requireJson(accept))
        .isInstanceOf(ProblemException.class)
        .satisfies(ended -> assertThat(((ProblemException) ended).problem().status())
            .isEqualTo(406));
  }

  @Test
  void a_refusal_is_a_problem_document_all_the_same() {
    assertProblem(client().get("/json", "Accept", "text/html"), 406, "not-acceptable");
  }
}
