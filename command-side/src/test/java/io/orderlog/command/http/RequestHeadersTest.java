package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.ExpectedVersions;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.HttpServer;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final BlockingQueue<RequestHeaders> read = new LinkedBlockingQueue<>();
  private final HttpServer server = HttpServer.start("127.0.0.1", 0, () -> "an id",
      routes -> routes.post("/", context -> read.add(RequestHeaders.of(context))));
  private final HttpProbe client = new HttpProbe(server.url());

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void a_request_without_any_asks_for_nothing() {
    assertThat(reading()).isEqualTo(new RequestHeaders(
        Optional.empty(), Optional.empty(), null, new ExpectedVersions.Any()));
  }

  @Test
  void a_command_is_named_by_its_client() {
    assertThat(reading("Idempotency-Key", "k-1", "Correlation-Id", "c-1", "traceparent", TRACE))
        .isEqualTo(new RequestHeaders(
            Optional.of("k-1"), Optional.of("c-1"), TRACE, new ExpectedVersions.Any()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00-0-0-01", "x", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"})
  void a_trace_that_is_malformed_fails_nothing(String trace) {
    assertThat(reading("traceparent", trace).traceparent()).isNull();
    assertThat(reading("traceparent", TRACE, "traceparent", TRACE).traceparent()).isNull();
  }

  @Test
  void a_condition_names_versions() {
    assertThat(reading("If-Match", "\"3\"").ifMatch())
        .isEqualTo(new ExpectedVersions.OneOf(Set.of(3L)));
    assertThat(reading("If-Match", "\"3\", \"5\"").ifMatch())
        .isEqualTo(new ExpectedVersions.OneOf(Set.of(3L, 5L)));
    assertThat(reading("If-Match", "*").ifMatch()).isEqualTo(new ExpectedVersions.Existing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"three\"", "3", "\"3"})
  void a_condition_that_no_etag_gave_is_told(String condition) {
    assertProblem(send("If-Match", condition), 400, "invalid-request").hasErrorsIn("If-Match");
  }

  @Test
  void a_condition_that_commands_do_not_have_is_told() {
    assertProblem(send("If-None-Match", "*"), 400, "invalid-request")
        .hasErrorsIn("If-None-Match");
  }

  @Test
  void a_name_that_is_there_twice_is_told() {
    assertProblem(send("Idempotency-Key", "k-1", "Idempotency-Key", "k-2"), 400,
        "invalid-request").hasErrorsIn("Idempotency-Key");
  }

  @Test
  void a_key_of_commands_that_nobody_sends_is_not_for_clients() {
    assertProblem(send("Idempotency-Key", "orderlog/deadline/expire/3"), 400, "invalid-request")
        .hasErrorsIn("Idempotency-Key");
    assertThat(reading("Idempotency-Key", "orderlog").idempotencyKey()).contains("orderlog");
  }

  private RequestHeaders reading(String... headers) {
    HttpAnswer answer = send(headers);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return read.remove();
  }

  private HttpAnswer send(String... headers) {
    return client.post("/", "{}", headers);
  }
}
