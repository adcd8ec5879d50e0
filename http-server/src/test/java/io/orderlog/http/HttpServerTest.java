package io.orderlog.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.http.body.JsonBody;
import io.orderlog.http.body.UnreadBody;
import io.orderlog.http.problem.ProblemResponses;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class HttpServerTest extends ServerFixture {

  private static final int FAR_TOO_LARGE = 8 * 1024 * 1024;

  HttpServerTest() {
    super(HttpServerTest::routes);
  }

  private static void routes(RoutesConfig routes) {
    routes.get("/here", context -> context.result("here"));
    routes.post("/here", context -> Json.write(context, JsonBody.read(context)));
    routes.get("/defect", HttpServerTest::defect);
    routes.post("/defect", HttpServerTest::defect);
    routes.get("/error", _ -> {
      throw new AssertionError("secret of io.orderlog.Internals");
    });
  }

  private static void defect(Context context) {
    throw new IllegalStateException("secret of io.orderlog.Internals");
  }

  @Test
  void an_unknown_path_is_not_found() {
    assertProblem(client().get("/nowhere"), 404, "not-found").saysInDetail("/nowhere");
    assertProblem(client().get("/"), 404, "not-found");
    assertProblem(client().get("/here/%3Cscript%3E"), 404, "not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "FOO", "get"})
  void a_wrong_method_is_told_the_right_ones(String method) throws IOException {
    HttpAnswer answer = exchange(method + " /here HTTP/1.1\nHost: x\n"
        + "Connection: close\n\n");
    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow").split(", ")).containsExactly("GET", "HEAD", "POST");
  }

  @Test
  void a_defect_gets_an_id_that_the_log_has_too() {
    try (CapturedLog log = new CapturedLog(ProblemResponses.class.getName())) {
      HttpAnswer answer = client().get("/defect");
      assertProblem(answer, 500, "internal-error").has("errorId", ERROR_ID);
      assertThat(answer.body()).doesNotContain("secret");
      assertThat(log.lines()).singleElement().asString()
          .contains("GET", "/defect", ERROR_ID, "secret");
    }
  }

  @Test
  void even_an_error_gets_an_id_that_the_log_has_too() {
    try (CapturedLog log = new CapturedLog(ProblemResponses.class.getName())) {
      HttpAnswer answer = client().get("/error");
      assertProblem(answer, 500, "internal-error").has("errorId", ERROR_ID);
      assertThat(answer.body()).doesNotContain("secret");
      assertThat(log.lines()).singleElement().asString().contains(ERROR_ID, "secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage\n\n", "GET\n\n", "GET /here HTTP/9.9\n\n",
      "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\n\n", """
          GET /no-host HTTP/1.1
          Connection: close

          """, """
          GET /here HTTP/1.1
          Host: x
          no colon

          """, """
          GET /he%zzre HTTP/1.1
          Host: x
          Connection: close

          """, """
          GET /a/..%2fhere HTTP/1.1
          Host: x
          Connection: close

          """, """
          GET /he\u0001re HTTP/1.1
          Host: x

          """, """
          GET /here HTTP/1.1
          Host: x
          Accept: a\u0000b

          """, """
          GET /here HTTP/1.1
          Host: x
          Accept: folded
           into two lines

          """, """
          GET /here HTTP/1.1
          Host: x
          Host: y

          """, """
          GET http://[/here HTTP/1.1
          Host: x

          """, """
          GET http://other/here HTTP/1.1
          Host: x

          """, """
          GET here HTTP/1.1
          Host: x

          """, """
          GET /here HTTP/1.1
          Host: x
          Expect: what

          """, """
          CONNECT x:1 HTTP/1.1
          Host: x:1
          Connection: close

          """, """
          OPTIONS * HTTP/1.1
          Host: x
          Connection: close

          """, """
          POST /here HTTP/1.1
          Host: x
          Content-Length: -1

          """, """
          POST /here HTTP/1.1
          Host: x
          Content-Length: 99999999999999999999

          """, """
          POST /here HTTP/1.1
          Host: x
          Content-Length: 2
          Transfer-Encoding: chunked

          """, """
          POST /here HTTP/1.1
          Host: x
          Content-Length: 2
          Content-Length: 3

          {}""", """
          POST /here HTTP/1.1
          Host: x
          Content-Type: application/json
          Transfer-Encoding: chunked

          not a chunk
          """})
  void what_is_not_http_is_a_bad_request(String bytes) throws IOException {
    HttpAnswer answer = exchange(bytes);
    assertThat(answer.status()).isBetween(400, 505);
    assertProblem(answer, answer.status(), answer.json().path("type").asString()
        .replace("urn:orderlog:problem:", ""));
  }

  @Test
  void a_client_of_http_1_0_and_one_that_takes_this_for_a_proxy_are_served() throws IOException {
    assertThat(exchange("GET /here HTTP/1.0\n\n").body()).isEqualTo("here");
    assertThat(exchange("GET http://x/here HTTP/1.1\nHost: x\nConnection: close\n\n").body())
        .isEqualTo("here");
  }

  @Test
  void headers_have_an_end() throws IOException {
    assertProblem(exchange("GET /here HTTP/1.1\nHost: x\nX-Long: " + "x".repeat(20_000)
        + "\n\n"), 431, "headers-too-large");
    assertProblem(exchange("GET /" + "x".repeat(20_000) + " HTTP/1.1\nHost: x\n\n"),
        414, "uri-too-long");
  }

  @Test
  void a_body_may_come_in_drops() throws IOException {
    try (RawConnection connection = new RawConnection(server().port())) {
      connection.send("""
          POST /here HTTP/1.1
          Host: x
          Content-Type: application/json
          Content-Length: 7

          """);
      for (char drop : "{\"a\":1}".toCharArray()) {
        connection.send(String.valueOf(drop));
      }
      assertThat(connection.answer().body()).isEqualTo("{\"a\":1}");
    }
  }

  @Test
  void a_client_that_goes_away_within_its_body_harms_nobody() throws IOException {
    try (CapturedLog log = new CapturedLog(ProblemResponses.class.getName())) {
      for (int i = 0; i < 20; i++) {
        RawConnection connection = new RawConnection(server().port());
        connection.send("""
            POST /here HTTP/1.1
            Host: x
            Content-Type: application/json
            Content-Length: 100

            {"a":""");
        connection.abort();
      }
      assertThat(client().get("/here").status()).isEqualTo(200);
      assertThat(log.lines()).isEmpty();
    }
  }

  /** A connection closed over unread bytes is reset, and the client may never see the answer. */
  @ParameterizedTest
  @CsvSource({"POST /here, application/json, 413", "POST /here, text/plain, 415",
      "POST /nowhere, application/json, 404", "PUT /here, application/json, 405",
      "POST /defect, application/json, 500"})
  void a_client_that_sends_all_before_it_reads_gets_its_answer(
      String target, String contentType, int status) throws IOException {
    String head = target + " HTTP/1.1\nHost: x\nContent-Type: " + contentType
        + "\nContent-Length: " + FAR_TOO_LARGE + "\n\n";
    try (RawConnection connection = new RawConnection(server().port());
        CapturedLog _ = new CapturedLog(ProblemResponses.class.getName())) {
      connection.send(head + "x".repeat(FAR_TOO_LARGE));
      assertThat(connection.answer().status()).isEqualTo(status);
      connection.send("GET /here HTTP/1.1\nHost: x\n\n");
      assertThat(connection.answer().body()).as("the next answer").isEqualTo("here");
    }
  }

  /** The bound holds for all that is thrown away, not for each place that throws away. */
  @Test
  void a_body_that_does_not_end_is_cut_off() {
    int bytes = (int) UnreadBody.MAX_BYTES * 2;
    String request = "POST /here HTTP/1.1\nHost: x\nContent-Type: application/json"
        + "\nTransfer-Encoding: chunked\n\n" + Integer.toHexString(bytes) + "\n"
        + "x".repeat(bytes) + "\n0\n\n";
    assertThat(endsTheConnection(request)).isTrue();
  }

  /** Before the client has sent it all, or with the answer. */
  private boolean endsTheConnection(String request) {
    try {
      return exchange(request).header("Connection").equals("close");
    } catch (IOException cutOff) {
      return true;
    }
  }

  @Test
  void who_asks_before_a_body_that_is_too_large_need_not_send_it() throws IOException {
    assertProblem(exchange("POST /here HTTP/1.1\nHost: x\nContent-Type: application/json"
        + "\nExpect: 100-continue\nContent-Length: " + FAR_TOO_LARGE + "\n\n"),
        413, "too-large");
  }

  @Test
  void no_answer_names_the_server() {
    assertThat(client().get("/here").headers()).doesNotContainKeys("Server", "X-Powered-By");
  }

  @Test
  void a_taken_port_is_named() {
    try (CapturedLog _ = new CapturedLog("io.javalin.Javalin")) {
      assertThatThrownBy(() -> HttpServer.start("127.0.0.1", server().port(), () -> "", _ -> {}))
          .isInstanceOf(CannotListenException.class)
          .hasMessageContaining(String.valueOf(server().port()));
    }
  }

  @Test
  void closing_lets_the_requests_under_way_finish() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    HttpServer stopping = HttpServer.start("127.0.0.1", 0, () -> "", routes -> routes.post("/slow",
        context -> {
          arrived.countDown();
          closing.await();
          context.result("finished");
        }));
    int port = stopping.port();
    try (HttpProbe probe = new HttpProbe(stopping.url())) {
      var answer = CompletableFuture.supplyAsync(
          () -> probe.send("POST", "/slow", BodyPublishers.noBody()));
      arrived.await();
      Thread closer = Thread.startVirtualThread(stopping::close);
      assertThatThrownBy(() -> connectAgainAndAgain(port)).isInstanceOf(IOException.class);
      closing.countDown();
      assertThat(answer.join().body()).isEqualTo("finished");
      closer.join();
    }
  }

  @Test
  void closing_does_not_wait_for_ever() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    HttpServer stopping = HttpServer.start("127.0.0.1", 0, () -> "", routes -> routes.post("/stuck",
        _ -> {
          arrived.countDown();
          new CountDownLatch(1).await();
        }));
    try (CapturedLog _ = new CapturedLog("io.javalin.Javalin");
        CapturedLog log = new CapturedLog(HttpServer.class.getName());
        RawConnection connection = new RawConnection(stopping.port())) {
      connection.send("POST /stuck HTTP/1.1\nHost: x\nContent-Length: 0\n\n");
      arrived.await();
      stopping.close();
      assertThat(log.lines()).singleElement().asString().contains("cut off");
    }
  }

  private static void connectAgainAndAgain(int port) throws IOException {
    while (true) {
      new RawConnection(port).close();
    }
  }

  private HttpAnswer exchange(String request) throws IOException {
    return RawConnection.exchange(server().port(), request);
  }
}
