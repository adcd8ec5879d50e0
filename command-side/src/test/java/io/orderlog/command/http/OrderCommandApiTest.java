package io.orderlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandSide;
import io.orderlog.command.CommandSideSettings;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.OrderLog;
import io.orderlog.eventlog.kafka.KafkaConnection;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command API as clients meet it: real HTTP in front, a real broker behind. */
@ExtendWith(SharedKafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class OrderCommandApiTest {

  private static final String PLACE = """
      {"customerId":"c-1","currency":"EUR","lines":[
        {"sku":"mug","quantity":2,"unitPrice":"9.95"},{"sku":"pot","quantity":1,"unitPrice":"20"}]}
      """;
  private static final String PAY = "{\"paymentReference\":\"p-1\",\"amount\":\"39.90\"}";
  private static final String SHIP = "{\"carrier\":\"DHL\",\"trackingNumber\":\"t-1\"}";
  private static final String REASON = "{\"reason\":\"changed my mind\"}";

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient http = HttpClient.newHttpClient();
  private KafkaConnection kafka = KafkaConnection.to("");
  private CommandSide commandSide;

  @BeforeAll
  void start(EmbeddedKafka broker) {
    kafka = KafkaConnection.to(broker.bootstrapServers());
    commandSide = start();
  }

  @AfterAll
  void stop() {
    commandSide.close();
    http.close();
  }

  @Test
  void an_order_goes_its_way_from_placing_to_return() {
    HttpResponse<String> placed = post("/orders", PLACE);
    assertThat(placed.statusCode()).isEqualTo(201);
    String order = json(placed).path("orderId").stringValue();
    assertThat(placed.headers().firstValue("Location")).hasValue("/orders/" + order);
    assertThat(placed.body()).isEqualTo(
        "{\"orderId\":\"" + order + "\",\"version\":1,\"status\":\"PLACED\"}");
    assertThat(placed.headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(placed.headers().firstValue("Content-Type")).hasValue("application/json");

    assertAccepted(move(order, "change-quantity", "{\"sku\":\"pot\",\"quantity\":0}"), 2,
        "PLACED");
    assertAccepted(move(order, "pay", PAY.replace("39.90", "19.90")), 3, "PAID");
    assertAccepted(move(order, "ship", SHIP), 4, "SHIPPED");
    assertAccepted(move(order, "deliver", "{}"), 5, "DELIVERED");
    HttpResponse<String> returned = move(order, "return", REASON);
    assertAccepted(returned, 6, "RETURNED");

    List<LogPosition> positions = positionsOf(order);
    assertThat(positions).hasSize(6);
    assertThat(token(placed)).isEqualTo(positions.getFirst().toString());
    assertThat(token(returned)).isEqualTo(positions.getLast().toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''                | ship            | 409 | order-not-paid
      ''                | deliver         | 409 | order-not-shipped
      ''                | return          | 409 | order-not-delivered
      pay               | pay             | 409 | order-already-paid
      pay               | change-quantity | 409 | order-already-paid
      pay ship          | cancel          | 409 | order-already-shipped
      pay ship          | ship            | 409 | order-already-shipped
      pay ship deliver  | deliver         | 409 | order-already-delivered
      cancel            | pay             | 409 | order-already-cancelled
      pay ship deliver return | return    | 409 | order-already-returned
      """)
  void the_state_of_the_order_is_the_reason(
      String before, String command, int status, String slug) {
    String order = place();
    for (String step : before.isEmpty() ? new String[0] : before.split(" ")) {
      assertThat(move(order, step, body(step)).statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = move(order, command, body(command));
    assertProblem(refused, status, slug);
    assertThat(json(refused).path("orderId").stringValue()).isEqualTo(order);
    assertThat(json(refused).path("version").longValue()).isEqualTo(positionsOf(order).size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      change-quantity | {"sku":"cup","quantity":1}                | 422 | sku-not-in-order | sku
      change-quantity | {"sku":"pot","quantity":-1}               | 422 | invalid-command  | quantity
      pay | {"paymentReference":"p","amount":"39.89"}             | 422 | amount-not-the-total | amount
      pay | {"paymentReference":"p","amount":"39.900"}            | 422 | amount-not-the-total | amount
      pay | {"paymentReference":"p","amount":39.90}               | 400 | invalid-request | amount
      pay | {"paymentReference":"p","amount":"1e3"}               | 400 | invalid-request | amount
      pay | {"paymentReference":" ","amount":"39.90"}             | 422 | invalid-command | paymentReference
      ship | {"carrier":"DHL"}                                    | 400 | invalid-request | trackingNumber
      cancel | {"reason":"x","because":"y"}                       | 400 | invalid-request | because
      cancel | {"reason":null}                                    | 400 | invalid-request | reason
      deliver | {"to":"me"}                                       | 400 | invalid-request | to
      """)
  void a_field_is_the_reason(
      String command, String body, int status, String slug, String field) {
    HttpResponse<String> refused = move(place(), command, body);
    assertProblem(refused, status, slug);
    assertThat(json(refused).path("errors")).extracting(
        error -> error.path("field").stringValue()).containsExactly(field);
  }

  @Test
  void the_last_line_stays() {
    String order = place();
    assertThat(move(order, "change-quantity", "{\"sku\":\"pot\",\"quantity\":0}").statusCode())
        .isEqualTo(200);
    assertProblem(move(order, "change-quantity", "{\"sku\":\"mug\",\"quantity\":0}"), 409,
        "last-line");
  }

  @Test
  void all_mistakes_in_a_new_order_are_told_at_once() {
    HttpResponse<String> shape = post("/orders", """
        {"customerId":7,"currency":"EUR","colour":"blue","orderId":"1-1-1-1-1",
         "lines":[{"sku":"a","quantity":1.5,"unitPrice":"9,95"},{"quantity":99999999999},7]}""");
    assertProblem(shape, 400, "invalid-request");
    assertThat(fields(shape)).containsExactlyInAnyOrder("customerId", "colour", "orderId",
        "lines[0].quantity", "lines[0].unitPrice", "lines[1].sku", "lines[1].quantity",
        "lines[1].unitPrice", "lines[2]");

    HttpResponse<String> rules = post("/orders", """
        {"customerId":"","currency":"EUR","lines":[
          {"sku":"a","quantity":0,"unitPrice":"9.999"},{"sku":"a","quantity":1,"unitPrice":"-1"}]}
        """);
    assertProblem(rules, 422, "invalid-command");
    assertThat(fields(rules)).containsExactlyInAnyOrder("customerId", "lines[0].quantity",
        "lines[0].unitPrice", "lines[1].sku", "lines[1].unitPrice");
    assertProblem(post("/orders", PLACE.replace("EUR", "EURO")), 422, "invalid-command");
  }

  @Test
  void an_order_that_does_not_exist_cannot_be_moved() {
    assertProblem(move(UUID.randomUUID().toString(), "pay", PAY), 404, "order-not-found");
    assertProblem(move("not-a-uuid", "pay", PAY), 404, "order-not-found");
    assertProblem(move(UUID.randomUUID().toString(), "pay", PAY, "If-Match", "\"3\""), 404,
        "order-not-found");
  }

  @Test
  void a_given_order_id_must_be_new() {
    String order = UUID.randomUUID().toString();
    String body =
        PLACE.replaceFirst("\\{", "{\"orderId\":\"" + order.toUpperCase(Locale.ROOT) + "\",");
    assertThat(json(post("/orders", body)).path("orderId").stringValue()).isEqualTo(order);
    assertProblem(post("/orders", body), 409, "order-id-taken");
  }

  @Test
  void a_retry_with_the_same_key_is_answered_as_the_first_time_even_after_a_restart() {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = post("/orders", PLACE, "Idempotency-Key", key);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    String order = json(first).path("orderId").stringValue();
    assertThat(move(order, "pay", PAY).statusCode()).isEqualTo(200);

    commandSide.close();
    commandSide = start();
    String otherwiseWritten = json.readTree(PLACE).toString();
    HttpResponse<String> again = post("/orders", otherwiseWritten, "Idempotency-Key", key);

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(token(again)).isEqualTo(token(first));
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertProblem(post("/orders", PLACE.replace("mug", "jug"), "Idempotency-Key", key), 422,
        "idempotency-key-reused");
    assertThat(positionsOf(order)).hasSize(2);
  }

  @Test
  void of_many_requests_with_one_key_one_counts() {
    String key = UUID.randomUUID().toString();
    List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 50)
        .mapToObj(_ -> http.sendAsync(request("/orders", PLACE, "Idempotency-Key", key),
            BodyHandlers.ofString()))
        .toList();
    List<HttpResponse<String>> created = new ArrayList<>();
    for (var answer : answers) {
      if (answer.join().statusCode() == 201) {
        created.add(answer.join());
      } else {
        assertProblem(answer.join(), 409, "idempotency-key-in-use");
        assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
      }
    }
    assertThat(created).extracting(HttpResponse::body).hasSizeGreaterThan(0).containsOnly(
        created.getFirst().body());
    assertThat(positionsOf(json(created.getFirst()).path("orderId").stringValue())).hasSize(1);
  }

  @Test
  void of_many_changes_at_one_version_one_wins() {
    String order = place();
    List<CompletableFuture<HttpResponse<String>>> answers = IntStream.rangeClosed(1, 40)
        .mapToObj(i -> http.sendAsync(request("/orders/" + order + "/change-quantity",
            "{\"sku\":\"mug\",\"quantity\":" + i + "}", "If-Match", "\"1\""),
            BodyHandlers.ofString()))
        .toList();
    List<HttpResponse<String>> all = answers.stream().map(CompletableFuture::join).toList();
    assertThat(all).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    assertThat(all).filteredOn(answer -> answer.statusCode() == 412).hasSize(39)
        .allSatisfy(answer -> {
          assertProblem(answer, 412, "version-mismatch");
          assertThat(json(answer).path("version").longValue()).isEqualTo(2);
        });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      If-Match        | 1
      If-Match        | "1
      If-Match        | "one"
      If-Match        | W/"1"
      """)
  void a_header_that_makes_no_sense_is_named(String header, String value) {
    HttpResponse<String> refused = move(place(), "deliver", "{}", header, value);
    assertProblem(refused, 400, "invalid-request");
    assertThat(fields(refused)).containsExactly(header);
  }

  @Test
  void a_key_has_at_most_255_characters() {
    assertThat(post("/orders", PLACE, "Idempotency-Key", "k".repeat(255)).statusCode())
        .isEqualTo(201);
    assertProblem(post("/orders", PLACE, "Idempotency-Key", "k".repeat(256)), 400,
        "invalid-request");
  }

  @Test
  void http_itself_is_spoken_well() throws IOException, InterruptedException {
    assertProblem(post("/orders", "{\"customerId\":NaN}"), 400, "invalid-json");
    assertProblem(post("/orders", PLACE, "Accept", "text/html"), 406, "not-acceptable");
    assertProblem(post("/nowhere", "{}"), 404, "not-found");
    HttpResponse<String> get = http.send(HttpRequest.newBuilder(uri("/orders")).build(),
        BodyHandlers.ofString());
    assertProblem(get, 405, "method-not-allowed");
    assertThat(get.headers().firstValue("Allow")).hasValue("POST");
    HttpResponse<String> text = http.send(HttpRequest.newBuilder(uri("/orders"))
        .POST(BodyPublishers.ofString(PLACE)).build(), BodyHandlers.ofString());
    assertProblem(text, 415, "unsupported-media-type");
    assertProblem(post("/orders", "\"" + "x".repeat(256 * 1024) + "\""), 413, "too-large");
  }

  private CommandSide start() {
    CommandSide started = CommandSide.start(
        new CommandSideSettings("127.0.0.1", 0, kafka, OptionalInt.of(6), 2),
        InstantSource.system(), UUID::randomUUID);
    while (!started.reasonsNotReady().isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    return started;
  }

  private static String body(String command) {
    return switch (command) {
      case "pay" -> PAY;
      case "ship" -> SHIP;
      case "deliver" -> "{}";
      case "change-quantity" -> "{\"sku\":\"mug\",\"quantity\":3}";
      default -> REASON;
    };
  }

  private String place() {
    return json(post("/orders", PLACE)).path("orderId").stringValue();
  }

  private HttpResponse<String> move(
      String order, String command, String body, String... headers) {
    return post("/orders/" + order + "/" + command, body, headers);
  }

  private HttpResponse<String> post(String path, String body, String... headers) {
    return send(request(path, body, headers));
  }

  private HttpResponse<String> send(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString()).join();
  }

  private HttpRequest request(String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(60))
        .POST(BodyPublishers.ofString(body));
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  private URI uri(String path) {
    return URI.create(commandSide.url() + path);
  }

  private JsonNode json(HttpResponse<String> answer) {
    return json.readTree(answer.body());
  }

  private List<String> fields(HttpResponse<String> answer) {
    List<String> fields = new ArrayList<>();
    json(answer).path("errors").forEach(error -> fields.add(error.path("field").stringValue()));
    return fields;
  }

  private static String token(HttpResponse<String> answer) {
    return answer.headers().firstValue("Consistency-Token").orElseThrow();
  }

  private void assertAccepted(HttpResponse<String> answer, long version, String status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).path("version").longValue()).isEqualTo(version);
    assertThat(json(answer).path("status").stringValue()).isEqualTo(status);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + version + "\"");
  }

  private void assertProblem(HttpResponse<String> answer, int status, String slug) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.path("type").stringValue()).isEqualTo("urn:orderlog:problem:" + slug);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("title").stringValue()).isNotBlank();
    assertThat(problem.path("detail").stringValue()).isNotBlank();
  }

  private List<LogPosition> positionsOf(String order) {
    List<LogPosition> positions = new ArrayList<>();
    try (var log = OrderLog.open(kafka);
        var reader = log.openReader(Map.of(log.partitionOf(order), 0L))) {
      new CatchUp(log, InstantSource.system(), Duration.ofSeconds(30)).run(reader,
          events -> events.stream().filter(event -> event.streamId().equals(order))
              .forEach(event -> positions.add(event.position())));
    }
    return positions;
  }
}
