package io.orderlog.http.body;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpServer;
import io.orderlog.http.Json;
import io.orderlog.http.RawConnection;
import io.orderlog.http.ServerFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class JsonBodyTest extends ServerFixture {

  JsonBodyTest() {
    super(routes -> routes.post("/echo",
        context -> Json.write(context, JsonBody.read(context))));
  }

  @Test
  void an_object_is_read_as_it_is() {
    HttpAnswer answer = client().post("/echo", "{\"text\":\"käse 😀\",\"list\":[1,{\"a\":null}]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body()).isEqualTo("{\"text\":\"käse 😀\",\"list\":[1,{\"a\":null}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{\"a\":", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "{'a':1}",
      "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":01}", "{\"a\":.5}", "{\"a\":+1}", "{\"a\":tru}",
      "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}", "{\"a\":\"line\nbreak\"}", "{\"a\":\"open",
      "{\"a\":1} {}", "{\"a\":1}}", "{\"a\":1} x", "{\"a\":1} /* comment */", "<a/>",
      "[]", "[{}]", "\"text\"", "1", "null", "true", "\uFEFF{}"})
  void anything_but_one_object_is_refused(String body) {
    assertProblem(client().post("/echo", body), 400, "invalid-json");
  }

  @Test
  void the_place_of_the_mistake_is_named() {
    assertProblem(client().post("/echo", "{\"a\":1,\n \"b\":oops}"), 400, "invalid-json")
        .saysInDetail("line 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"twice\":1,\"twice\":1}", "{\"a\":[{\"twice\":1,\"twice\":2}]}",
      "{\"twice\":1,\"\\u0074wice\":1}"})
  void a_field_that_is_there_twice_is_named(String body) {
    assertProblem(client().post("/echo", body), 400, "invalid-json").saysInDetail("twice");
  }

  @Test
  void nesting_has_an_end() {
    String nested = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
    assertProblem(client().post("/echo", nested), 400, "invalid-json").saysInDetail("16");
    String objects = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    assertProblem(client().post("/echo", objects), 400, "invalid-json").saysInDetail("16");
  }

  @Test
  void numbers_and_names_have_an_end() {
    String number = "{\"a\":" + "9".repeat(1_000) + "}";
    assertProblem(client().post("/echo", number), 400, "invalid-json").saysInDetail("64");
    String name = "{\"" + "n".repeat(1_000) + "\":1}";
    assertProblem(client().post("/echo", name), 400, "invalid-json").saysInDetail("100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\"\\ud800\"}", "{\"a\":\"\\udc00 x\"}", "{\"\\ud800\":1}",
      "{\"a\":[{\"b\":[\"\\ud83d\\ud83d\"]}]}"})
  void half_a_character_is_no_text(String body) {
    assertProblem(client().post("/echo", body), 400, "invalid-json");
  }

  @Test
  void a_character_may_be_written_in_two_escapes() {
    assertThat(client().post("/echo", "{\"\\ud83d\\ude00\":\"\\ud83d\\ude00\"}").body())
        .isEqualTo("{\"😀\":\"😀\"}");
  }

  @Test
  void only_utf_8_is_read() {
    assertProblem(post("{\"a\":\"käse\"}".getBytes(ISO_8859_1)), 400, "invalid-json")
        .saysInDetail("UTF-8");
    assertProblem(post("{\"a\":1}".getBytes(UTF_16)), 400, "invalid-json");
    assertProblem(post(new byte[]{'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':',
        '1', '}'}), 400, "invalid-json").saysInDetail("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "Application/JSON", "application/json;charset=utf-8",
      "application/json ; charset=UTF-8", "application/json; charset=\"utf-8\"",
      "application/json;", "application/json; profile=\"a;charset=bogus\""})
  void a_body_announced_as_json_is_read(String contentType) {
    assertThat(send(contentType).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "text/json", "json",
      "application/jsonx", "multipart/form-data; boundary=x", "application/xml, application/json",
      "application/json; charset=bogus", "application/json; charset=iso-8859-1",
      "application/json; charset", "application/json; charset=", "application/json; charset=\"",
      "application/json; charset=utf-8; charset=utf-16", "application/json charset=utf-8",
      "application/json, application/json", "application/json; charset=utf-8, text/plain"})
  void a_body_announced_as_something_else_is_refused(String contentType) {
    assertProblem(send(contentType), 415, "unsupported-media-type")
        .saysInDetail("application/json");
  }

  @Test
  void a_body_that_is_announced_twice_is_refused() throws IOException {
    assertProblem(RawConnection.exchange(server().port(), """
        POST /echo HTTP/1.1
        Host: x
        Connection: close
        Content-Type: application/json
        Content-Type: application/json
        Content-Length: 2

        {}"""), 400, "invalid-request").hasErrorsIn("Content-Type");
  }

  @Test
  void a_compressed_body_is_refused_and_so_is_one_that_is_called_so() throws IOException {
    for (String coding : List.of(
        "gzip", "x-gzip", "br", "deflate", "identity, gzip", "what", "", " ", ",")) {
      for (byte[] body : List.of("{}".getBytes(UTF_8), gzip("{}"))) {
        HttpAnswer answer = client().send("POST", "/echo", BodyPublishers.ofByteArray(body),
            "Content-Type", "application/json", "Content-Encoding", coding);
        assertProblem(answer, 415, "unsupported-media-type").saysInDetail("Content-Encoding");
        assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
      }
    }
    assertThat(client().post("/echo", "{}", "Content-Encoding", "Identity").status())
        .isEqualTo(200);
  }

  @Test
  void nor_may_it_be_compressed_on_the_way() throws IOException {
    assertProblem(RawConnection.exchange(server().port(), """
        POST /echo HTTP/1.1
        Host: x
        Connection: close
        Content-Type: application/json
        Transfer-Encoding: gzip, chunked

        2
        {}
        0

        """), 415, "unsupported-media-type").saysInDetail("chunked");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void a_body_that_is_not_announced_is_refused() {
    assertProblem(client().send("POST", "/echo", BodyPublishers.ofString("{}")),
        415, "unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "1, 413"})
  void a_body_may_have_256_kib_with_a_length(int excess, int status) {
    assertThat(post(bodyOf(HttpServer.MAX_BODY_BYTES + excess)).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"0, 200", "1, 413"})
  void a_body_may_have_256_kib_without_a_length(int excess, int status) {
    HttpAnswer answer = post(chunked(bodyOf(HttpServer.MAX_BODY_BYTES + excess)));
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void a_body_that_is_too_large_is_told_the_limit() {
    byte[] tooLarge = bodyOf(4 * HttpServer.MAX_BODY_BYTES);
    assertProblem(post(tooLarge), 413, "too-large").saysInDetail("262144");
    assertProblem(post(chunked(tooLarge)), 413, "too-large").saysInDetail("262144");
  }

  private HttpAnswer post(byte[] body) {
    return post(BodyPublishers.ofByteArray(body));
  }

  private HttpAnswer post(BodyPublisher body) {
    return client().send("POST", "/echo", body, "Content-Type", "application/json");
  }

  private HttpAnswer send(String contentType) {
    return client().send("POST", "/echo", BodyPublishers.ofString("{}"),
        "Content-Type", contentType);
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  private static byte[] bodyOf(int bytes) {
    String frame = "{\"a\":\"\"}";
    return ("{\"a\":\"" + "x".repeat(bytes - frame.length()) + "\"}").getBytes(UTF_8);
  }
}
