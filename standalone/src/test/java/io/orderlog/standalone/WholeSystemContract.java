package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.projections.Projections;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What users see of the whole system, over HTTP and by the replay tool, whatever database the read
 * models are in. Every test has customers, products and currencies of its own.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class WholeSystemContract {

  private static final Pattern DEMO_CURL = Pattern.compile(
      "curl -s '?http://[^/]+(/[^ '\\n]+)'?(?: -H 'Consistency-Token: ([^']+)')?");

  private Path folder;
  private RunningSystem system;

  /** An empty database; called once, before the system starts. */
  abstract ReadModelSettings database(Path data) throws IOException;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    this.folder = folder;
    system = RunningSystem.start(folder, database(folder.resolve("data")));
  }

  @AfterAll
  void stop() {
    if (system != null) {
      system.close();
    }
  }

  @Test
  void each_command_moves_an_order_and_each_query_shows_it() {
    OrderClient client = new OrderClient(system, "journey");
    String id = client.place("journey-mug", 2, "9.95", "EUR");
    assertThat(client.get("/orders/" + id).path("total").stringValue()).isEqualTo("19.90");
    assertThat(client.send(id, "change-quantity", """
        {"sku":"journey-mug","quantity":3}""", "If-Match", "\"1\"")).isEqualTo(2);
    String pay = "{\"paymentReference\":\"p-1\",\"amount\":\"29.85\"}";
    assertThat(client.send(id, "pay", pay, "Idempotency-Key", "journey-pay")).isEqualTo(3);
    assertThat(client.send(id, "ship", "{\"carrier\":\"Post\",\"trackingNumber\":\"t-1\"}"))
        .isEqualTo(4);
    assertThat(client.send(id, "deliver", "{}")).isEqualTo(5);
    assertThat(client.send(id, "return", "{\"reason\":\"broken\"}")).isEqualTo(6);

    HttpResponse<String> replayed = system.command(
        "/orders/" + id + "/pay", pay, "Idempotency-Key", "journey-pay");
    assertThat(replayed.headers().firstValue("Idempotency-Replayed")).contains("true");
    assertThat(system.command("/orders/" + id + "/pay", pay, "If-Match", "\"1\"").statusCode())
        .isEqualTo(412);
    assertThat(system.command("/orders/" + id + "/cancel", "{\"reason\":\"x\"}").statusCode())
        .isEqualTo(409);

    HttpResponse<String> shown = client.answer("/orders/" + id);
    assertThat(shown.headers().firstValue("ETag")).contains("\"6\"");
    JsonNode order = RunningSystem.json(shown);
    assertThat(order.path("status").stringValue()).isEqualTo("RETURNED");
    assertThat(order.path("payment").path("amount").stringValue()).isEqualTo("29.85");
    assertThat(order.path("shipment").path("carrier").stringValue()).isEqualTo("Post");
    assertThat(order.path("reason").stringValue()).isEqualTo("broken");
    assertThat(system.query("/orders/" + id, "If-None-Match", "\"6\"").statusCode())
        .isEqualTo(304);
    assertThat(system.query("/orders/" + id, "Consistency-Token", "soon").statusCode())
        .isEqualTo(400);
    assertThat(statusesOfAllVersions(client, id)).containsExactly(
        "PLACED", "PLACED", "PAID", "SHIPPED", "DELIVERED", "RETURNED");
    assertThat(client.answer("/orders/" + id + "?version=7").statusCode()).isEqualTo(404);
  }

  /** By version, and by the time of its event, which is the same. */
  private static List<String> statusesOfAllVersions(OrderClient client, String id) {
    return client.get("/orders/" + id + "/history").path("events").valueStream().map(event -> {
      long version = event.path("version").longValue();
      JsonNode then = client.get("/orders/" + id + "?version=" + version);
      JsonNode at = client.get("/orders/" + id + "?asOf=" + event.path("time").stringValue());
      assertThat(at.path("version").longValue()).isGreaterThanOrEqualTo(version);
      return then.path("status").stringValue();
    }).toList();
  }

  @Test
  void lists_are_filtered_sorted_and_walked_page_by_page() {
    OrderClient client = new OrderClient(system, "lists");
    List<String> placed = Stream.of(3, 1, 5, 2, 4)
        .map(quantity -> client.place("lists-" + quantity % 2, quantity, "1.00", "EUR")).toList();
    client.send(placed.get(1), "cancel", "{\"reason\":\"changed my mind\"}");

    assertThat(walk(client, "/orders?customerId=lists&limit=2&sort=placedAt")).isEqualTo(placed);
    assertThat(walk(client, "/orders?customerId=lists&limit=2"))
        .isEqualTo(placed.reversed());
    assertThat(walk(client, "/orders?customerId=lists&limit=2&sort=-updatedAt").getFirst())
        .isEqualTo(placed.get(1));
    assertThat(walk(client, "/orders?customerId=lists&limit=3&sort=-total")).containsExactly(
        placed.get(2), placed.get(4), placed.get(0), placed.get(3), placed.get(1));
    assertThat(walk(client, "/orders?customerId=lists&status=CANCELLED"))
        .containsExactly(placed.get(1));
    assertThat(walk(client, "/orders?sku=lists-0&sort=total"))
        .containsExactly(placed.get(3), placed.get(4));
    String time = client.get("/orders/" + placed.get(2)).path("placedAt").stringValue();
    assertThat(walk(client, "/orders?customerId=lists&placedFrom=" + time))
        .hasSize(3).doesNotContain(placed.get(0));
    assertThat(walk(client, "/orders?customerId=lists&placedTo=" + time))
        .hasSize(2).doesNotContain(placed.get(2));
    assertThat(client.answer("/orders?limit=0").statusCode()).isEqualTo(400);
    Eventually.isTrue(() -> system.query("/orders?limit=1").headers()
        .firstValue("Orderlog-Lag").orElseThrow().equals("0"), () -> "the lag does not end");
  }

  private static List<String> walk(OrderClient client, String path) {
    List<String> ids = new ArrayList<>();
    JsonNode page = client.get(path);
    page.path("items").forEach(order -> ids.add(order.path("orderId").stringValue()));
    while (page.has("next")) {
      page = client.get(path + "&cursor=" + page.path("next").stringValue());
      page.path("items").forEach(order -> ids.add(order.path("orderId").stringValue()));
    }
    return ids;
  }

  @Test
  void sales_and_demand_add_up() {
    OrderClient client = new OrderClient(system, "sales");
    String kept = client.place("sales-pen", 2, "4.50", "CHF");
    client.send(kept, "pay", "{\"paymentReference\":\"p-2\",\"amount\":\"9.00\"}");
    String cancelled = client.place("sales-ink", 1, "1.00", "CHF");
    client.send(cancelled, "cancel", "{\"reason\":\"changed my mind\"}");

    assertThat(client.get("/sales/daily?currency=CHF").path("items").valueStream()
        .mapToLong(day -> day.path("ordersPlaced").longValue()).sum()).isEqualTo(2);
    assertThat(client.get("/sales/daily?currency=CHF").path("items").toString())
        .contains("\"ordersCancelled\":1", "\"revenuePaid\":\"9.00\"");
    assertThat(client.get("/products/demand").path("items").valueStream()
        .filter(item -> item.path("currency").stringValue().equals("CHF"))
        .map(item -> item.path("sku").stringValue() + " " + item.path("units").longValue() + " "
            + item.path("revenue").stringValue()))
        .contains("sales-pen 2 9.00");
  }

  @Test
  void the_stream_of_events_goes_on_where_a_client_left_it() throws Exception {
    OrderClient client = new OrderClient(system, "stream");
    String id = client.place("stream-mug", 1, "1.00", "EUR");
    HttpClient listener = HttpClient.newHttpClient();
    try (Stream<String> lines = listen(listener, id, "")) {
      Iterator<String> stream = lines.iterator();
      String left = next(stream, "id: ");
      client.send(id, "change-quantity", "{\"sku\":\"stream-mug\",\"quantity\":2}");
      assertThat(next(stream, "data: ")).contains("order.quantity-changed");
      client.send(id, "cancel", "{\"reason\":\"no\"}");
      try (Stream<String> resumed = listen(listener, id, left)) {
        Iterator<String> again = resumed.iterator();
        assertThat(next(again, "data: ")).contains("\"version\":2");
        assertThat(next(again, "data: ")).contains("\"version\":3", "order.cancelled");
      }
    } finally {
      // The streams have no end of their own to wait for.
      listener.shutdownNow();
    }
  }

  private Stream<String> listen(HttpClient listener, String orderId, String lastId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(
        system.uri("ORDERLOG_QUERY_PORT", "/events?orderId=" + orderId));
    return listener.send((lastId.isEmpty() ? request : request.header("Last-Event-ID", lastId))
        .build(), BodyHandlers.ofLines()).body();
  }

  private static String next(Iterator<String> lines, String start) {
    String line = lines.next();
    while (!line.startsWith(start)) {
      line = lines.next();
    }
    return line.substring(start.length());
  }

  @Test
  void the_replay_tool_looks_after_read_models_that_are_in_use() {
    OrderClient client = new OrderClient(system, "replay");
    String id = client.place("replay-mug", 1, "1.00", "EUR");
    JsonNode before = client.get("/orders/" + id);
    InProcessReplay replay = new InProcessReplay(system.settings());
    assertThat(replay.run("verify", "--all").lines().filter(
        line -> line.endsWith(" all as the log says"))).hasSize(Projections.all().size() + 2);
    assertThat(replay.run("rebuild", "--all")).contains("demand: generation ", "is active now");
    assertThat(client.get("/orders/" + id)).isEqualTo(before);
    int generation = activeGeneration(replay);
    client.send(id, "change-quantity", "{\"sku\":\"replay-mug\",\"quantity\":2}");
    assertThat(client.get("/orders/" + id).path("version").longValue()).isEqualTo(2);
    String position = client.get("/orders/" + id + "/history").path("events").get(1)
        .path("position").stringValue();
    replay.run("rebuild", "orders", "--since", position);
    assertThat(activeGeneration(replay)).isEqualTo(generation + 1);
    replay.run("rollback", "orders");
    assertThat(activeGeneration(replay)).isEqualTo(generation);
    assertThat(client.get("/orders/" + id).path("version").longValue()).isEqualTo(2);
    assertThat(replay.run("history", id)).contains("order.quantity-changed.v1", "PLACED");
    assertThat(replay.run("quarantine", "list"))
        .contains("no order or item or waitlist or product or subject or cart or payment or"
            + " shipment or mail or fulfilment or endpoint is parked");
    replay.run("verify", "--all");
  }

  private static int activeGeneration(InProcessReplay replay) {
    return JsonMapper.shared().readTree(replay.run("list", "--json")).valueStream()
        .filter(one -> one.path("projection").stringValue().equals("orders"))
        .filter(one -> one.path("status").stringValue().equals("ACTIVE"))
        .findFirst().orElseThrow().path("generation").intValue();
  }

  @Test
  void an_export_becomes_another_log_with_the_same_events() throws IOException {
    new OrderClient(system, "export").place("export-mug", 1, "1.00", "EUR");
    Path file = folder.resolve("log.jsonl");
    new InProcessReplay(system.settings()).run("export", "--to", file.toString());
    Map<String, String> elsewhere = new HashMap<>(system.settings());
    elsewhere.put("ORDERLOG_DATA", folder.resolve("imported").toString());
    elsewhere.remove("ORDERLOG_DATABASE_URL");
    elsewhere.remove("ORDERLOG_DATABASE_USER");
    elsewhere.remove("ORDERLOG_DATABASE_PASSWORD");
    InProcessReplay imported = new InProcessReplay(elsewhere);
    imported.run("import", "--from", file.toString());
    Path again = folder.resolve("again.jsonl");
    imported.run("export", "--to", again.toString());
    assertThat(Files.readAllLines(again)).isEqualTo(Files.readAllLines(file));
  }

  @Test
  void the_demo_ends_with_three_queries_that_work() {
    try (ChildProcess demo = system.run("demo", "--orders", "40", "--seed", "3")) {
      assertThat(demo.awaitExit()).as(demo.err()).isZero();
      assertThat(demo.out()).contains("100%", "40/40 orders", "Placed 40 orders", "seed 3");

      List<MatchResult> curls = DEMO_CURL.matcher(demo.out()).results().toList();
      assertThat(curls).hasSize(3);
      String token = curls.getFirst().group(2);
      assertThat(curls).allSatisfy(curl -> {
        var answer = system.query(curl.group(1), "Consistency-Token", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      });
    }
  }

  @Test
  void a_second_one_in_the_same_data_folder_says_so_in_one_line() {
    try (ChildProcess second = system.run("start")) {
      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.err()).hasLineCount(1).contains("another process", "ORDERLOG_DATA");
      assertThat(second.out()).isEmpty();
    }
    new OrderClient(system, "second").place("second-mug", 1, "1.00", "EUR");
  }
}
