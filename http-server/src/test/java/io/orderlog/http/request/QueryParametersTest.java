package io.orderlog.http.request;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.Context;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.Json;
import io.orderlog.http.RawConnection;
import io.orderlog.http.ServerFixture;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest extends ServerFixture {

  QueryParametersTest() {
    super(routes -> {
      routes.get("/echo", QueryParametersTest::echo);
      routes.get("/none", context -> {
        QueryParameters.requireNone(context);
        context.result("none");
      });
    });
  }

  private static void echo(Context context) {
    QueryParameters parameters = QueryParameters.of(context);
    String answer = parameters.has("text") + " " + parameters.text("text").orElse("not there")
        + " " + parameters.texts("list") + " " + parameters.number("number", 1, 9).orElse(0L);
    parameters.check(Set.of("text", "list", "number"));
    Json.write(context, answer);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "/echo | false not there [] 0",
      "/echo? | false not there [] 0",
      "/echo?& | false not there [] 0",
      "/echo?text | true  [] 0",
      "/echo?text= | true  [] 0",
      "/echo?text=a%20b+c%2Bd&number=7 | true a b c+d [] 7",
      "/echo?text=Zo%C3%AB%20%E6%97%A5%F0%9F%98%80 | true Zoë 日😀 [] 0",
      "/echo?te%78t=%61%3D%26=1 | true a=&=1 [] 0",
      "/echo?list=1&list=2 | false not there [1, 2] 0",
      "/echo?text=%EF%BF%BD | true \ufffd [] 0"})
  void what_is_there_is_read_as_it_was_meant(String path, String answer) {
    assertThat(client().get(path).json().asString()).isEqualTo(answer.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%zz", "%+f", "%-1", "1%", "%E9", "%C3", "%C0%AF",
      "%ED%A0%80", "%F4%90%80%80", "%00", "a%0Ab", "%7F", "%C2%85"})
  void what_cannot_be_understood_is_refused_and_not_taken_for_absent(String value)
      throws IOException {
    for (String query : List.of("text=" + value, "list=" + value, "number=" + value,
        "text=c-1&text=" + value, "text=" + value + "&text=c-1",
        "text=" + value + "&text=" + value)) {
      assertProblem(raw("/echo?" + query), 400, "invalid-request")
          .hasErrorsIn(query.substring(0, query.indexOf('=')));
    }
    assertProblem(raw("/echo?" + value + "=1"), 400, "invalid-request").hasErrorsIn(value);
    assertProblem(raw("/none?" + value), 400, "invalid-request").hasErrorsIn(value);
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused_and_those_that_are_may_stand_for_themselves()
      throws IOException {
    assertThat(raw("/echo?text=\u00e9").status()).isEqualTo(400);
    assertThat(raw("/echo?text=Zo\u00c3\u00ab").json().asString())
        .isEqualTo("true Zoë [] 0");
  }

  @Test
  void all_mistakes_are_named_at_once() {
    assertProblem(client().get("/echo?text=1&what=1&number=10&text=2&Text=3"), 400,
        "invalid-request").hasErrorsIn("text", "number", "Text", "what");
    assertProblem(client().get("/none?what"), 400, "invalid-request").hasErrorsIn("what");
    assertProblem(client().get("/none?=what"), 400, "invalid-request").hasErrorsIn("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json; charset", "text/plain; charset=bogus",
      "text/plain; charset=iso-8859-1", "charset", ";", "text/plain; charset=utf-16",
      "application/x-www-form-urlencoded; charset=iso-8859-1", "multipart/form-data"})
  void a_header_about_a_body_that_is_not_there_changes_nothing(String contentType) {
    assertThat(client().get("/echo?text=Zo%C3%AB", "Content-Type", contentType).json().asString())
        .isEqualTo("true Zoë [] 0");
  }

  @Test
  void a_body_brings_no_parameters() throws IOException {
    assertThat(RawConnection.exchange(server().port(), """
        GET /echo HTTP/1.1
        Host: x
        Connection: close
        Content-Type: application/x-www-form-urlencoded
        Content-Length: 6

        text=1""").json().asString()).isEqualTo("false not there [] 0");
  }

  /** As it is written here: a URI would not take it. */
  private HttpAnswer raw(String target) throws IOException {
    return RawConnection.exchange(server().port(),
        "GET " + target + " HTTP/1.1\nHost: x\nConnection: close\n\n");
  }
}
