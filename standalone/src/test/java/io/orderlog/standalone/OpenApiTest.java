package io.orderlog.standalone;

import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.query.QuerySide;
import io.orderlog.query.QuerySideSettings;
import io.orderlog.standalone.OrderLives.Step;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/api/openapi.yaml} says what the servers do, no more and no less. */
@ExtendWith(SharedSystem.class)
class OpenApiTest {

  static final String MUCH_TOO_LONG = "x".repeat(300 * 1024);

  /** The command side has to lose its log to answer so; its own tests make it do so. */
  private static final List<String> NOT_AVAILABLE = Stream.of(
      Stream.of("POST /orders"),
      OrderLives.onPlacedOrders().stream().map(step -> "POST " + step.path("{orderId}")),
      StockOfMugs.COMMANDS.keySet().stream().map(command -> "POST /stock/{sku}/" + command),
      WaitsForMugs.COMMANDS.stream().map(command -> "POST " + command),
      ProductTeapot.COMMANDS.keySet().stream().map(command -> "POST /products/{sku}/" + command),
      RiskOfCustomers.COMMANDS.stream().map(command -> "POST " + command),
      Stream.of("POST /carts"),
      CartOfTea.CHANGES.keySet().stream().map(command -> "POST /carts/{cartId}/" + command),
      FulfilmentOfMugs.COMMANDS.stream().map(command -> "POST " + command),
      EndpointOfACrm.COMMANDS.stream())
      .flatMap(commands -> commands).map(operation -> operation + " 503").toList();

  /** Conflicts of a key that is in use, which takes two requests at one time. */
  private static final List<String> IN_USE =
      List.of("POST /stock/{sku}/receive 409", "POST /stock/{sku}/release 409",
          "POST /stock/{sku}/waits/{waitId}/leave 409");

  /** What takes a payment or a parcel, and the secret of who tells. */
  private static final List<String> NOT_SIGNED = Stream.of("payments", "carrier")
      .flatMap(path -> Stream.of(204, 404, 422, 503)
          .map(status -> "POST /webhooks/" + path + " " + status))
      .toList();

  private static final List<String> NOT_TRIED =
      Stream.of(NOT_AVAILABLE, IN_USE, NOT_SIGNED, FulfilmentOfMugs.NOT_TRIED,
          EndpointOfACrm.NOT_TRIED)
          .flatMap(List::stream).sorted()
          .toList();

  private final OpenApi openApi = new OpenApi();

  @Test
  void it_is_valid_openapi_3_1() {
    Schema valid = MetaSchemas.openApi31();
    JsonNode document = ApiDocument.source(ApiDocument.OPENAPI);
    assertThat(valid.validate(document)).isEmpty();
    ((ObjectNode) document.at("/paths/~1events")).put("gets", "events");
    assertThat(valid.validate(document)).isNotEmpty();
  }

  @Test
  void its_schemas_are_valid_json_schemas() {
    Schema valid = MetaSchemas.jsonSchema();
    JsonNode document = ApiDocument.source(ApiDocument.OPENAPI);
    assertThat(document.path("jsonSchemaDialect").asString()).isEqualTo(valid.getId());
    assertThat(document.at("/components/schemas")).allSatisfy(
        schema -> assertThat(valid.validate(schema)).isEmpty());
    assertThat(document.findValues("schema")).allSatisfy(
        schema -> assertThat(valid.validate(schema)).isEmpty());
    ((ObjectNode) document.at("/components/schemas/Version")).put("type", "whole number");
    assertThat(valid.validate(document.at("/components/schemas/Version"))).isNotEmpty();
  }

  @Test
  void it_has_every_route_of_both_servers_and_no_other(InnerSystem system) {
    Set<String> commands = new TreeSet<>(system.parts().commandSide().routes());
    // Between processes of the system: to everybody else there is nothing.
    assertThat(commands.remove("POST /internal/consequences")).isTrue();
    expect(404, system.commands().post("/internal/consequences", "{}"));
    assertThat(openApi.routes("8080")).isEqualTo(commands);
    assertThat(openApi.routes("8081")).isEqualTo(system.parts().querySide().routes());
    assertThat(openApi.routes("{projectionsPort}"))
        .containsExactly("GET /health/live", "GET /health/ready", "GET /metrics");
  }

  @Test
  void requests_and_answers_are_what_it_says(InnerSystem system, @TempDir Path folder)
      throws Exception {
    DescribedClient commands = new DescribedClient(system.commands(), openApi);
    DescribedClient queries = new DescribedClient(system.queries(), openApi);
    String returned = newId();
    String token = commandsSucceed(commands, OrderLives.untilReturned(returned), returned);
    String cancelled = newId();
    commandsSucceed(commands, OrderLives.untilCancelled(cancelled), cancelled);
    commandsAreRefused(commands, returned);
    queriesAreAnswered(queries, returned, token);
    queriesAreRefused(queries, returned);
    new StockOfMugs(commands, queries).isAsDescribed();
    new WaitsForMugs(commands, queries).isAsDescribed();
    new ProductTeapot(commands, queries).isAsDescribed();
    new RiskOfCustomers(commands, queries).isAsDescribed();
    new CartOfTea(commands, queries).isAsDescribed();
    new FulfilmentOfMugs(commands, queries, system.queries()).isAsDescribed();
    new EndpointOfACrm(commands, queries).isAsDescribed();
    webhooksAreRefused(commands, "/webhooks/payments");
    webhooksAreRefused(commands, "/webhooks/carrier");
    try (HttpProbe projections = new HttpProbe(
        system.parts().projections().url().orElseThrow())) {
      for (DescribedClient server : List.of(commands, queries,
          new DescribedClient(projections, openApi))) {
        server.get("/health/live");
        server.get("/health/ready");
        server.get("/metrics");
        server.get("/metrics?name%5B%5D=process_uptime_seconds");
        assertThat(server.head("/metrics", "Accept-Encoding", "gzip").header("Content-Encoding"))
            .isEqualTo("gzip");
      }
    }
    otherMethodsAreNotAllowed(system.queries());
    eventsAreStreamed(system, queries);
    nothingIsThere(system, folder);
    assertThat(openApi.unseen()).containsExactlyElementsOf(NOT_TRIED);
  }

  private static String commandsSucceed(
      DescribedClient commands, List<Step> steps, String orderId) {
    String token = "";
    for (Step step : steps) {
      HttpAnswer answer = commands.post(step.path(orderId), step.body(),
          "Idempotency-Key", orderId + step.name(), "Correlation-Id", "process 1",
          "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
      assertThat(answer.status()).as("%s", answer).isLessThan(300);
      HttpAnswer again = commands.post(step.path(orderId), step.body(),
          "Idempotency-Key", orderId + step.name());
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      token = answer.header("Consistency-Token");
    }
    return token;
  }

  private static void commandsAreRefused(DescribedClient commands, String returned) {
    Step taken = OrderLives.place(returned);
    refused(commands, taken, returned);
    expect(404, commands.post("/orders", OrderLives.place(newId()).body(), "If-Match", "\"1\""));
    for (Step step : OrderLives.onPlacedOrders()) {
      refused(commands, step, returned);
      expect(404, commands.post(step.path(newId()), step.body()));
    }
  }

  /** In every way in which a command can be refused for an order that is at its end. */
  private static void refused(DescribedClient commands, Step step, String returned) {
    String path = step.path(returned);
    expect(400, commands.post(path, "{\"what\":1}"));
    expect(406, commands.post(path, step.body(), "Accept", "text/html"));
    expect(409, commands.post(path, step.body()));
    expect(412, commands.post(path, step.body(), "If-Match", "\"99\""));
    expect(413, commands.post(path, MUCH_TOO_LONG));
    expect(415, commands.post(path, step.body(), "Content-Type", "text/plain"));
    HttpAnswer compressed = commands.post(path, step.body(), "Content-Encoding", "gzip");
    expect(415, compressed);
    assertThat(compressed.header("Accept-Encoding")).isEqualTo("identity");
    String another = step.name().equals("place") ? "pay" : "place";
    expect(422, commands.post(path, step.body(), "Idempotency-Key", returned + another));
  }

  private static void webhooksAreRefused(DescribedClient commands, String path) {
    expect(400, commands.post(path, "{}"));
    expect(401, commands.post(path, "{}", "webhook-id", "msg_1", "webhook-timestamp", "1614265330",
        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    expect(413, commands.post(path, MUCH_TOO_LONG));
    expect(415, commands.post(path, "{}", "Content-Type", "text/plain"));
  }

  private static void queriesAreAnswered(
      DescribedClient queries, String orderId, String token) throws IOException {
    String order = "/orders/" + orderId;
    HttpAnswer found = queries.get(order, "Consistency-Token", token);
    expect(304, queries.get(order, "If-None-Match", found.header("ETag")));
    expect(304, queries.get(order, "If-None-Match", "\"1--gzip\", W/" + found.header("ETag")));
    expect(200, queries.get(order, "If-Match", found.header("ETag")));
    expect(412, queries.get(order, "If-Match", "\"99\""));
    expect(200, queries.get(order, "Consistency-Token", token + ", " + token));
    for (int version = 1; version <= found.json().path("version").asInt(); version++) {
      expect(200, queries.get(order + "?version=" + version));
    }
    expect(200, queries.get(order + "?asOf=2999-01-01T00:00:00Z"));
    expect(200, queries.get(order + "/history", "Consistency-Token", token));
    HttpAnswer page = queries.get("/orders?customerId=customer-1&sku=sku-1&sort=-placedAt"
        + "&placedFrom=2026-01-01T00:00:00Z&placedTo=2999-01-01T00:00:00Z&limit=1",
        "Consistency-Token", token);
    expect(200, page);
    expect(200, queries.get("/orders?customerId=customer-1&sku=sku-1&placedFrom="
        + "2026-01-01T00:00:00Z&placedTo=2999-01-01T00:00:00Z&cursor="
        + page.json().path("next").asString()));
    expect(200, queries.get("/orders?status=RETURNED"));
    HttpAnswer sales = queries.get("/sales/daily?currency=EUR", "Consistency-Token", token);
    assertThat(sales.json().path("items")).isNotEmpty();
    String days = "?from=" + sales.json().path("from").asString()
        + "&to=" + sales.json().path("to").asString();
    expect(200, queries.get("/sales/daily" + days));
    HttpAnswer demand = queries.get(
        "/products/demand" + days + "&limit=10", "Consistency-Token", token);
    assertThat(demand.json().path("items")).isNotEmpty();
    HttpAnswer windows = queries.get("/analytics/orders?window=1h&currency=EUR",
        "Consistency-Token", token);
    assertThat(windows.json().path("items")).isNotEmpty();
    HttpAnswer searched = queries.get("/search?q=SKU-1&limit=1", "Consistency-Token", token);
    expect(200, searched);
    assertThat(searched.json().path("items")).isNotEmpty();
    expect(400, queries.get("/search"));
    expect(200, queries.get("/analytics/orders?window=1m&from=2026-01-01T00:00:00Z"
        + "&to=2026-01-01T00:30:10Z"));
  }

  private static void queriesAreRefused(DescribedClient queries, String orderId) {
    for (String path : List.of("/orders", "/orders/" + orderId, "/orders/" + orderId + "/history",
        "/sales/daily", "/products/demand", "/analytics/orders", "/search?q=mug")) {
      expect(400, queries.get(path, "Consistency-Token", "nonsense"));
      expect(406, queries.get(path, "Accept", "text/html"));
    }
    expect(404, queries.get("/orders/" + newId()));
    expect(404, queries.get("/orders/" + newId() + "/history"));
    expect(404, queries.get("/orders/" + orderId + "?version=99"));
    expect(400, queries.get("/events?what=1"));
    expect(406, queries.get("/events", "Accept", "text/html"));
  }

  private void otherMethodsAreNotAllowed(HttpProbe server) {
    HttpAnswer answer = server.post("/sales/daily", "{}");
    expect(405, answer);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    openApi.checkAgainst("Problem", answer.json());
  }

  private void eventsAreStreamed(InnerSystem system, DescribedClient queries) throws Exception {
    String url = system.parts().querySide().url();
    String position;
    try (EventStream fromNow = EventStream.open(url + "/events")) {
      position = fromNow.nextId();
      openApi.check(new OpenApi.Exchange("GET", URI.create("/events"), Map.of(), null,
          fromNow.answer()));
    }
    String beginning = position.replaceAll("@\\d+", "@0");
    try (EventStream events = EventStream.open(url + "/events", "Last-Event-ID", beginning)) {
      openApi.check(new OpenApi.Exchange("GET", URI.create("/events"),
          Map.of("Last-Event-ID", beginning), null, events.answer()));
      // As many as the two orders have that have been placed here.
      for (int i = 0; i < 8; i++) {
        openApi.checkAgainst("StreamedEvent", JsonMapper.shared().readTree(events.nextData()));
      }
    }
    expect(410, queries.get("/events",
        "Last-Event-ID", position.replaceAll("@\\d+", "@999999999")));
  }

  /** A query side that no projection has ever fed, and that takes one listener. */
  private void nothingIsThere(InnerSystem system, Path folder) throws Exception {
    QuerySideSettings settings = new QuerySideSettings("127.0.0.1", 0,
        KafkaConnection.to(system.bootstrapServers()), ReadModelSettings.inFolder(folder),
        Duration.ZERO, 1, folder.resolve("indexes"));
    try (QuerySide empty = QuerySide.start(settings, TimeSource.system(), UUID::randomUUID);
        HttpProbe probe = new HttpProbe(empty.url());
        EventStream listener = EventStream.open(empty.url() + "/events")) {
      listener.nextId();
      DescribedClient queries = new DescribedClient(probe, openApi);
      for (String path : List.of("/orders", "/orders/" + newId(), "/orders/" + newId()
          + "/history", "/sales/daily", "/products/demand", "/analytics/orders", "/stock?sku=mug",
          "/stock/mug", "/stock/mug/waits", "/products", "/products/mug",
          "/risk/customer:0123456789abcdef0123456789abcdef", "/carts/" + newId(),
          "/payments/" + newId(),
          "/shipments/" + newId(), "/shipments/" + newId() + "/label", "/mails/" + newId(),
          "/mails?orderId=" + newId(), "/fulfilments", "/effects",
          "/webhook-endpoints", "/webhook-endpoints/crm",
          "/orders/" + newId() + "/fulfilment", "/health/ready", "/events")) {
        expect(503, queries.get(path));
      }
      // Its index is its own, and never as far as that.
      expect(503, queries.get("/search?q=mug", "Consistency-Token", "0@999999999"));
    }
  }

  static void expect(int status, HttpAnswer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
  }
}
