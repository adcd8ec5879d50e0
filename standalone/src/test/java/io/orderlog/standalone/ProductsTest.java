package io.orderlog.standalone;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Products, from the catalogue to carts, reports and the tools, in the running system. */
@ExtendWith(SharedSystem.class)
class ProductsTest {

  private static final String CHECKOUT = """
      {"email":"ada@example.org","paymentMethod":"ok","shippingAddress":{"name":"Ada",
       "street":"Main Street 1","postalCode":"12345","city":"Springfield","country":"DE"}}""";

  private final String sku = "teapot-" + OrderLives.newId();

  @Test
  void a_cart_is_held_to_the_catalogue_and_the_report_has_its_names(InnerSystem system) {
    String token = ask(system, "list", product("Teapot", "19.90"));
    JsonNode teapot = product(system, token);
    assertThat(teapot.path("status").asString()).isEqualTo("LISTED");
    assertThat(teapot.path("prices").toString()).isEqualTo("{\"EUR\":\"19.90\"}");
    String cart = open(system);
    untilRefused(system, cart, "1");
    assertThat(setLine(system, cart, "19.9").status()).isEqualTo(200);

    String changed = ask(system, "change", product("Teapot of clay", "21.00"));
    String other = open(system);
    untilRefused(system, other, "19.9");
    assertProblem(checkOut(system, cart, "first"), 409, "price-changed")
        .hasText("\"unitPrice\":\"21.00\"");
    assertThat(setLine(system, cart, "21").status()).isEqualTo(200);
    // An order of what is not there is cancelled, and leaves the report again.
    assertThat(system.commands().post("/stock/" + sku + "/receive",
        "{\"quantity\":1,\"reference\":\"delivery\"}").status()).isEqualTo(200);
    HttpAnswer out = checkOut(system, cart, "second");
    assertThat(out.status()).as(out.body()).isEqualTo(200);

    String gone = ask(system, "delist", "{}");
    Eventually.isTrue(() -> setLine(system, other, "21").body().contains("product-delisted"),
        () -> setLine(system, other, "21").body());
    assertThat(checkOut(system, cart, "second").body()).isEqualTo(out.body());
    String order = out.json().path("orderId").asString();
    Eventually.isTrue(() -> system.queries().get("/orders/" + order).status() == 200,
        () -> system.queries().get("/orders/" + order).body());
    assertThat(system.queries().get("/orders/" + order).json().path("total").asString())
        .isEqualTo("21.00");

    assertThat(product(system, gone).path("status").asString()).isEqualTo("DELISTED");
    Eventually.isTrue(() -> inReport(system, changed).size() == 1,
        () -> inReport(system, changed).toString());
    assertThat(inReport(system, changed)).extracting(each -> each.path("name").asString())
        .containsExactly("Teapot of clay");
  }

  @Test
  void a_product_is_found_by_a_misspelt_name(InnerSystem system) {
    String word = "k" + OrderLives.newId().replace("-", "");
    String token = ask(system, "list", product("Teapot " + word, "19.90"));
    String typo = word.substring(0, 20) + (word.charAt(20) == 'x' ? 'y' : 'x')
        + word.substring(21);
    JsonNode answer =
        system.queries().get("/search?q=" + typo, "Consistency-Token", token).json();
    assertThat(answer.path("items")).isEmpty();
    assertThat(answer.path("products")).singleElement().satisfies(found -> {
      assertThat(found.get("sku").asString()).isEqualTo(sku);
      assertThat(found.get("status").asString()).isEqualTo("LISTED");
      assertThat(found.get("prices").toString()).isEqualTo("{\"EUR\":\"19.90\"}");
      assertThat(found.get("highlights").toString())
          .isEqualTo("{\"name\":\"Teapot <mark>" + word + "</mark>\"}");
    });
  }

  @Test
  void what_is_no_product_has_no_name_in_the_report(InnerSystem system) {
    HttpAnswer placed = system.commands().post("/orders", "{\"customerId\":\"ada\","
        + "\"currency\":\"EUR\",\"lines\":[{\"sku\":\"" + sku
        + "\",\"quantity\":2,\"unitPrice\":\"9.95\"}]}");
    assertThat(inReport(system, placed.header("Consistency-Token"))).singleElement()
        .satisfies(item -> assertThat(item.has("name")).isFalse());
  }

  @Test
  void pages_have_each_product_once_in_order(InnerSystem system) {
    List<String> listed = new ArrayList<>();
    String token = "";
    for (int i = 0; i < 5; i++) {
      String one = sku + "-" + i;
      listed.add(one);
      HttpAnswer answer =
          system.commands().post("/products/" + one + "/list", product("Pot " + i, "1"));
      token += (token.isEmpty() ? "" : ", ") + answer.header("Consistency-Token");
    }
    List<String> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = system.queries().get("/products?status=LISTED&limit=2" + cursor,
          "Consistency-Token", token).json();
      page.path("items").forEach(item -> all.add(item.path("sku").asString()));
      cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
    } while (!cursor.isEmpty());
    assertThat(all).isSorted().doesNotHaveDuplicates().containsAll(listed);

    assertThat(system.queries().get("/products?sku=" + listed.getLast() + "&sku=none&sku="
        + listed.getFirst()).json().path("items").valueStream()
        .map(item -> item.path("sku").asString()))
        .containsExactly(listed.getLast(), listed.getFirst());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ?status=SOLD                | status
      ?limit=0                    | limit
      ?limit=201                  | limit
      ?cursor=%2F                 | cursor
      ?cursor=Lw                  | cursor
      ?sku=a%2Fb                  | sku
      ?sku=                       | sku
      ?sku=a&status=LISTED        | status
      ?sku=a&limit=3              | limit
      ?name=teapot                | name
      """)
  void what_is_wrong_in_a_question_is_told(String query, String field, InnerSystem system) {
    assertProblem(system.queries().get("/products" + query), 400, "invalid-request")
        .hasErrorsIn(field);
  }

  @Test
  void a_report_hides_no_product(InnerSystem system) {
    String token = system.commands()
        .post("/products/demand/list", product("Demand", "1")).header("Consistency-Token");
    assertThat(system.queries().get("/products?sku=demand", "Consistency-Token", token).json()
        .path("items").get(0).path("name").asString()).isEqualTo("Demand");
    assertThat(system.queries().get("/products/demand").json().has("from")).isTrue();
  }

  @Test
  void the_tools_know_it(InnerSystem system, @TempDir Path folder) throws IOException {
    product(system, ask(system, "list", product("Teapot", "19.90")));
    InProcessReplay replay = new InProcessReplay(system.settings());

    assertThat(replay.run("list")).contains("products");
    assertThat(replay.run("history", "--log", "products", sku))
        .contains("product.listed.v1", "LISTED");
    assertThat(replay.run("rebuild", "products")).contains("products: generation ");
    assertThat(replay.run("verify", "products")).contains("all as the log says");
    assertThat(replay.run("rollback", "products")).contains("is active now");
    assertThat(replay.run("rebuild", "search-products"))
        .contains("search-products: generation ", " is active now, with all ");
    assertThat(replay.run("verify", "search-products")).contains("all as the log says");

    Path exported = folder.resolve("products.jsonl");
    replay.run("export", "--log", "products", "--to", exported.toString());
    InProcessReplay elsewhere = new InProcessReplay(Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_KAFKA_PORT", RunningSystem.freePort()));
    elsewhere.run("import", "--log", "products", "--from", exported.toString());
    Path again = folder.resolve("again.jsonl");
    elsewhere.run("export", "--log", "products", "--to", again.toString());
    assertThat(Files.readString(again)).isEqualTo(Files.readString(exported));
  }

  private static String product(String name, String euros) {
    return "{\"name\":\"" + name + "\",\"prices\":{\"EUR\":\"" + euros + "\"}}";
  }

  /** Gives the token of what was done. */
  private String ask(InnerSystem system, String command, String body) {
    HttpAnswer answer = system.commands().post("/products/" + sku + "/" + command, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.header("Consistency-Token");
  }

  private JsonNode product(InnerSystem system, String token) {
    HttpAnswer found = system.queries().get("/products/" + sku, "Consistency-Token", token);
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    return found.json();
  }

  private static String open(InnerSystem system) {
    String cart = OrderLives.newId();
    assertThat(system.commands().post("/carts", CartOfTea.opening(cart)).status()).isEqualTo(201);
    return cart;
  }

  /** The table of prices is a moment behind the log. */
  private void untilRefused(InnerSystem system, String cart, String unitPrice) {
    Eventually.isTrue(() -> setLine(system, cart, unitPrice).body().contains("price-changed"),
        () -> setLine(system, cart, unitPrice).body());
  }

  private HttpAnswer setLine(InnerSystem system, String cart, String unitPrice) {
    return system.commands().post("/carts/" + cart + "/set-line", "{\"sku\":\"" + sku
        + "\",\"quantity\":1,\"unitPrice\":\"" + unitPrice + "\"}");
  }

  private static HttpAnswer checkOut(InnerSystem system, String cart, String key) {
    return system.commands().post(
        "/carts/" + cart + "/checkout", CHECKOUT, "Idempotency-Key", key);
  }

  private List<JsonNode> inReport(InnerSystem system, String token) {
    return system.queries().get("/products/demand", "Consistency-Token", token).json()
        .path("items").valueStream()
        .filter(item -> item.path("sku").asString().equals(sku)).toList();
  }
}
