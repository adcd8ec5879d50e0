package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.RawConnection;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every address of the command side does alike. */
class CommandMannersTest extends CommandApiFixture {

  private static final List<String> COMMANDS =
      List.of("change-quantity", "pay", "ship", "deliver", "cancel", "return");

  @Test
  void unknown_parameters_are_refused_everywhere() throws IOException {
    String orderId = newOrder();
    for (String query : List.of("x", "x=1", "%zz", "orderId=%", "dryRun=true")) {
      for (String command : COMMANDS) {
        assertProblem(post("/orders/" + orderId + "/" + command + "?" + query, bodyOf(command), ""),
            400, "invalid-request");
      }
      assertProblem(post("/orders?" + query, placing(newId()), ""), 400, "invalid-request");
    }
    for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
      assertProblem(client().get(path + "?what=1"), 400, "invalid-request").hasErrorsIn("what");
    }
    assertThat(history(orderId)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/metrics", "/orders", "/nowhere"})
  void head_tells_what_get_tells(String path) {
    HttpAnswer get = client().get(path);
    HttpAnswer head = client().send("HEAD", path, BodyPublishers.noBody());
    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.header("Allow")).isEqualTo(get.header("Allow"));
    assertThat(head.body()).isEmpty();
  }

  @Test
  void a_get_never_places_an_order() throws IOException {
    String orderId = newId();
    for (String method : List.of("GET", "HEAD", "PUT", "DELETE")) {
      HttpAnswer answer = client().send(method, "/orders",
          BodyPublishers.ofString(placing(orderId)), "Content-Type", "application/json",
          "X-HTTP-Method-Override", "POST");
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("Allow")).isEqualTo("POST");
    }
    assertThat(history(orderId)).isEmpty();
  }

  static Stream<String> announcements() {
    return Stream.of("Content-Type: application/json; charset=bogus",
        "Content-Type: application/json; charset=iso-8859-1", "Content-Type: application/json;x",
        "Content-Type: application/json\nContent-Encoding: gzip",
        "Content-Type: application/json\nContent-Encoding: br", "Content-Type: text/plain");
  }

  @ParameterizedTest
  @MethodSource("announcements")
  void a_body_that_is_announced_as_something_else_is_no_command(String headers)
      throws IOException {
    String orderId = newId();
    assertProblem(post("/orders", placing(orderId), headers + "\n"), 415,
        "unsupported-media-type");
    assertThat(history(orderId)).isEmpty();
  }

  @Test
  void names_are_there_once() throws IOException {
    for (String header : List.of("Idempotency-Key", "Correlation-Id")) {
      for (String lines : List.of("%s: a\n%s: a\n", "%s: a\n%s:\n", "%s:\n", "%s: \u00e9\n",
          "%s: " + "x".repeat(256) + "\n")) {
        assertProblem(post("/orders", placing(newId()),
            "Content-Type: application/json\n" + lines.replace("%s", header)), 400,
            "invalid-request").hasErrorsIn(header);
      }
    }
  }

  @Test
  void a_condition_that_commands_do_not_have_is_not_ignored() throws IOException {
    String orderId = newOrder();
    String newId = newId();
    for (String value : List.of(" *", " \"1\"", " \"7\"", "", " nonsense")) {
      String headers = "Content-Type: application/json\nIf-None-Match:" + value + "\n";
      for (String command : COMMANDS) {
        assertProblem(post("/orders/" + orderId + "/" + command, bodyOf(command), headers), 400,
            "invalid-request").hasErrorsIn("If-None-Match");
      }
      HttpAnswer placing = post("/orders", placing(newId), headers);
      assertProblem(placing, 400, "invalid-request").hasErrorsIn("If-None-Match");
      assertThat(placing.body()).contains("If-Match");
    }
    assertThat(history(orderId)).hasSize(1);
    assertThat(history(newId)).isEmpty();
  }

  @Test
  void no_cache_keeps_an_answer() {
    String orderId = newOrder();
    for (HttpAnswer answer : List.of(client().post("/orders", placing(newId())),
        client().post("/orders", placing(orderId)), client().get("/orders"),
        client().get("/health/ready"), client().get("/metrics"), client().get("/nowhere"))) {
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  private HttpAnswer post(String target, String body, String headers) throws IOException {
    String oneLine = body.replace("\n", "");
    String announced = headers.isEmpty() ? "Content-Type: application/json\n" : headers;
    return RawConnection.exchange(port(), "POST " + target + " HTTP/1.1\nHost: x\n"
        + "Connection: close\nContent-Length: " + oneLine.length() + "\n" + announced + "\n"
        + oneLine);
  }
}
