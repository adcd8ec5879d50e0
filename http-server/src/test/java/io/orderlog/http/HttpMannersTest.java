package io.orderlog.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.problem.ProblemResponses;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.EntityTags;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 9110 asks of every server: methods, caches, representations. */
class HttpMannersTest extends ServerFixture {

  private static final String LONG = "long ".repeat(1_000);

  HttpMannersTest() {
    super(HttpMannersTest::routes);
  }

  private static void routes(RoutesConfig routes) {
    routes.get("/small", context -> Json.write(context, "small"));
    routes.post("/small", context -> Json.write(context, "posted"));
    routes.get("/items/{id}", HttpMannersTest::item);
    routes.get("/long-problem", context -> {
      throw new ProblemException(Problem.invalidRequest("what", LONG));
    });
    routes.get("/unavailable", context -> {
      throw new ProblemException(Problem.unavailable("unavailable", "Not now", "Try again"));
    });
    routes.get("/defect", context -> {
      throw new IllegalStateException("a defect");
    });
    routes.get("/error", context -> {
      throw new AssertionError("an error");
    });
    routes.get("/stream", context -> {
      context.contentType("text/event-stream").header("Cache-Control", "no-store");
      context.res().getOutputStream().print(HttpServer.isHead(context) ? "" : LONG);
      context.res().getOutputStream().flush();
    });
  }

  private static void item(Context context) {
    EntityTag tag = EntityTag.ofVersion(7);
    HttpServer.allowRevalidation(context);
    context.header("ETag", tag.toString());
    Optional<EntityTags> known = EntityTags.read(context, "If-None-Match");
    if (known.isPresent() && known.get().namesWeakly(tag)) {
      context.status(304);
    } else {
      Json.write(context, LONG);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/small", "/items/1", "/long-problem", "/unavailable", "/defect",
      "/error", "/nowhere", "/small?%zz", "/a/..%2fb", "/small/", "/stream"})
  void head_tells_what_get_tells_without_the_body(String path) throws IOException {
    try (CapturedLog _ = new CapturedLog(ProblemResponses.class.getName())) {
      for (String more : List.of("", "Accept-Encoding: gzip\n", "If-None-Match: \"7\"\n")) {
        HttpAnswer get = exchange("GET", path, more);
        HttpAnswer head = exchange("HEAD", path, more);
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(headers(head)).isEqualTo(headers(get));
        assertThat(head.body()).isEmpty();
      }
    }
  }

  /** All but those that tell of the moment, and a length where there is none beforehand. */
  private static Map<String, List<String>> headers(HttpAnswer answer) {
    var headers = new TreeMap<>(answer.headers());
    headers.remove("Date");
    headers.remove("Transfer-Encoding");
    return headers;
  }

  @Test
  void a_connection_goes_on_after_a_head() throws IOException {
    try (RawConnection connection = new RawConnection(server().port())) {
      connection.send("HEAD /items/1 HTTP/1.1\nHost: x\n\nGET /small HTTP/1.1\nHost: x\n\n");
      assertThat(connection.answerToHead().status()).isEqualTo(200);
      assertThat(connection.answer().body()).isEqualTo("\"small\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"GET, POST, small", "POST, GET, posted", "GET, DELETE, small", "HEAD, POST, ''"})
  void the_method_is_that_of_the_first_line(String method, String other, String answer)
      throws IOException {
    assertThat(exchange(method, "/small", "X-HTTP-Method-Override: " + other + "\n"
        + "X-HTTP-Method: " + other + "\nX-Method-Override: " + other + "\n").body())
        .isEqualTo(answer.isEmpty() ? "" : '"' + answer + '"');
    assertProblem(exchange("PUT", "/small", "X-HTTP-Method-Override: GET\n"), 405,
        "method-not-allowed");
    assertProblem(exchange("PUT", "/small?_method=GET", ""), 405, "method-not-allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/small/", "//small", "/./small", "/x/../small", "/SMALL",
      "/small;jsessionid=1", "/small;a=b", "/small%2F", "/%73mall/x", "/items/1/", "/items//1",
      "/items/", "*"})
  void an_address_is_what_it_says(String path) throws IOException {
    HttpAnswer answer = exchange("GET", path, "");
    assertThat(answer.status()).as(path).isBetween(400, 404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/small#part", "/small#", "/small#?what=1", "/small?what=1#part", "/#",
      "http://x/small#part", "/nowhere#part"})
  void an_address_with_a_fragment_is_refused(String target) throws IOException {
    for (String method : List.of("GET", "POST", "PUT")) {
      HttpAnswer answer = exchange(method, target, "");
      assertProblem(answer, 400, "bad-request").saysInDetail("%23");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
    HttpAnswer head = exchange("HEAD", target, "");
    assertThat(head.status()).isEqualTo(400);
  }

  @Test
  void a_connection_goes_on_after_an_address_with_a_fragment() throws IOException {
    try (RawConnection connection = new RawConnection(server().port())) {
      connection.send("GET /small#x HTTP/1.1\nHost: x\n\nGET /small HTTP/1.1\nHost: x\n\n");
      assertProblem(connection.answer(), 400, "bad-request");
      assertThat(connection.answer().body()).isEqualTo("\"small\"");
    }
  }

  @Test
  void nothing_that_a_proxy_or_a_browser_sends_along_changes_the_answer() throws IOException {
    HttpAnswer plain = exchange("GET", "/small", "");
    HttpAnswer decorated = exchange("GET", "/small", """
        X-Forwarded-Host: evil
        X-Forwarded-Proto: https
        Forwarded: host=evil
        X-Original-URL: /items/1
        X-Rewrite-URL: /items/1
        Origin: http://evil
        Cookie: JSESSIONID=1
        Range: bytes=0-1
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Content-Encoding: gzip
        """);
    assertThat(headers(decorated)).isEqualTo(headers(plain));
    assertThat(decorated.body()).isEqualTo(plain.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/small", "/nowhere", "/unavailable", "/defect", "/error", "/a/..%2fb",
      "/small?%zz", "/stream", "/long-problem"})
  void no_cache_keeps_an_answer_that_does_not_say_so(String path) throws IOException {
    try (CapturedLog _ = new CapturedLog(ProblemResponses.class.getName())) {
      for (String method : List.of("GET", "HEAD", "POST", "PUT")) {
        assertThat(exchange(method, path, "").header("Cache-Control")).isEqualTo("no-store");
      }
    }
    assertThat(RawConnection.exchange(server().port(), "garbage\n\n").header("Cache-Control"))
        .isEqualTo("no-store");
  }

  @Test
  void what_has_a_version_may_be_kept_by_its_client_who_asks_each_time() throws IOException {
    assertThat(exchange("GET", "/items/1", "").header("Cache-Control"))
        .isEqualTo("private, no-cache");
    assertThat(exchange("GET", "/items/1", "If-None-Match: \"7\"\n").header("Cache-Control"))
        .isEqualTo("private, no-cache");
  }

  @Test
  void a_compressed_answer_is_another_representation_with_a_tag_of_its_own() throws Exception {
    HttpResponse<byte[]> plain = get("/items/1", "Accept", "*/*");
    HttpResponse<byte[]> gzip = get("/items/1", "Accept-Encoding", "br, gzip;q=0.5");
    assertThat(plain.headers().firstValue("ETag")).contains("\"7\"");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(gzip.headers().firstValue("ETag")).contains("\"7--gzip\"");
    assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(plain.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    assertThat(gzip.headers().allValues("Vary")).containsExactly("Accept-Encoding");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
        .isEqualTo(plain.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"7\"", "\"7--gzip\"", "W/\"7--gzip\"", "\"1\", \"7--gzip\"", "*",
      "\"6\"\nIf-None-Match: \"7--gzip\""})
  void both_tags_hold_for_both_representations(String tag) throws IOException {
    for (String coding : List.of("gzip", "identity")) {
      HttpAnswer answer = exchange("GET", "/items/1",
          "Accept-Encoding: " + coding + "\nIf-None-Match: " + tag + "\n");
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
      assertThat(answer.header("ETag")).isIn("\"7\"", "\"7--gzip\"");
      assertThat(answer.body()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip;q=0", "identity", "br", "*;q=0", "gzip;q=0, *", "GZIP;q=0.0", "",
      "nonsense;;;", "gzip;q=x"})
  void who_does_not_take_gzip_is_not_sent_any(String acceptEncoding) throws Exception {
    HttpResponse<byte[]> answer = get("/items/1", "Accept-Encoding", acceptEncoding);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding");
  }

  @Test
  void the_lines_of_accept_encoding_are_one_list() throws IOException {
    assertThat(exchange("HEAD", "/items/1", "Accept-Encoding: br\nAccept-Encoding: gzip\n")
        .header("Content-Encoding")).isEqualTo("gzip");
  }

  @Test
  void problems_may_be_compressed_and_streams_may_not() throws Exception {
    assertThat(get("/long-problem", "Accept-Encoding", "gzip").headers()
        .firstValue("Content-Encoding")).contains("gzip");
    HttpResponse<byte[]> stream = get("/stream", "Accept-Encoding", "gzip");
    assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(new String(stream.body(), StandardCharsets.UTF_8)).isEqualTo(LONG);
  }

  private HttpResponse<byte[]> get(String path, String header, String value) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(server().url() + path))
          .header(header, value).build(), BodyHandlers.ofByteArray());
    }
  }

  private HttpAnswer exchange(String method, String path, String headers) throws IOException {
    try (RawConnection connection = new RawConnection(server().port())) {
      connection.send(method + " " + path + " HTTP/1.1\nHost: x\nConnection: close\n" + headers
          + "\n");
      return method.equals("HEAD") ? connection.answerToHead() : connection.answer();
    }
  }
}
