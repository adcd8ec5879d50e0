package io.orderlog.query;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.query.OrderStories.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.RawConnection;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every address of the query side does alike; none needs a log or a read model for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Set before the first test.
class QueryMannersTest {

  private QuerySide querySide;
  private HttpProbe client;

  @BeforeAll
  void start(@TempDir Path data) {
    querySide = RunningQuerySide.querySide(
        ReadModelSettings.inFolder(data), Duration.ofMillis(100));
    client = new HttpProbe(querySide.url());
  }

  @AfterAll
  void stop() {
    client.close();
    querySide.close();
  }

  Stream<String> paths() {
    return querySide.routes().stream().map(route -> route.substring("GET ".length()))
        .map(path -> path.replace("{orderId}", id(1)));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void unknown_parameters_are_refused_everywhere(String path) {
    assertProblem(client.get(path + "?what=1"), 400, "invalid-request").hasErrorsIn("what");
  }

  @ParameterizedTest
  @CsvSource({"/orders, customerId", "/orders, status", "/orders, sku", "/orders, placedFrom",
      "/orders, placedTo", "/orders, sort", "/orders, limit", "/orders, cursor",
      "/orders/{id}, version", "/orders/{id}, asOf", "/sales/daily, from", "/sales/daily, to",
      "/sales/daily, currency", "/products/demand, from", "/products/demand, to",
      "/products/demand, limit", "/events, orderId", "/metrics, name[]"})
  void a_parameter_that_cannot_be_understood_is_not_taken_for_absent(String path, String name)
      throws IOException {
    for (String value : List.of("%", "%zz", "%E9", "%C0%AF", "%00", "100%")) {
      for (String contentType : List.of("", "Content-Type: text/plain; charset=iso-8859-1\n")) {
        assertProblem(raw("GET " + path.replace("{id}", id(1)) + "?" + name + "=" + value
            + " HTTP/1.1\n" + contentType), 400, "invalid-request").hasErrorsIn(name);
      }
    }
  }

  @Test
  void a_path_that_cannot_be_understood_is_no_order() throws IOException {
    for (String id : List.of("%", "%zz", "%E9", "%2F", "%2e%2e", "%00", "..;", "%5C")) {
      for (String path : List.of("/orders/" + id, "/orders/" + id + "/history")) {
        assertThat(raw("GET " + path + " HTTP/1.1\n").status()).as(path).isIn(400, 404);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void a_version_that_cannot_be_understood_is_not_taken_for_absent(String path) {
    for (String ifMatch : List.of("", "1", "\"1", "*, \"1\"", ",")) {
      assertProblem(client.get(path, "If-Match", ifMatch), 400, "invalid-request")
          .hasErrorsIn("If-Match");
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void where_nothing_has_a_version_none_can_be_asked_for(String path) {
    if (!path.equals("/orders/" + id(1))) {
      assertProblem(client.get(path, "If-Match", "\"1\""), 400, "invalid-request")
          .hasErrorsIn("If-Match");
      assertThat(client.get(path, "If-Match", "*").status()).isEqualTo(client.get(path).status());
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void head_tells_what_get_tells(String path) throws IOException {
    for (String query : List.of("", "?what=1")) {
      HttpAnswer get = client.get(path + query);
      HttpAnswer head = client.send("HEAD", path + query, BodyPublishers.noBody());
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
      assertThat(head.header("Cache-Control")).isEqualTo("no-store");
      assertThat(get.header("Cache-Control")).isEqualTo("no-store");
      assertThat(head.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void the_method_is_that_of_the_first_line(String path) {
    assertProblem(client.post(path, "{}", "X-HTTP-Method-Override", "GET"), 405,
        "method-not-allowed");
  }

  private HttpAnswer raw(String request) throws IOException {
    HttpAnswer answer = RawConnection.exchange(URI.create(querySide.url()).getPort(),
        request + "Host: x\nConnection: close\n\n");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    return answer;
  }
}
