package io.orderlog.command.product;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.http.CommandApiFixture;
import io.orderlog.http.HttpAnswer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("strange-machine")
class ProductCommandApiTest extends CommandApiFixture {

  private static final String TEAPOT = """
      {"name":"Teapot","description":"Of clay","prices":{"EUR":"19.90","JPY":"3000"}}""";
  private static final String CHEAPER = """
      {"name":"Teapot","prices":{"EUR":"17.5"}}""";
  private static final String CHECKOUT = """
      {"email":"ada@example.org","shippingAddress":{"name":"Ada","street":"St James's Square 12",
       "postalCode":"SW1Y 4JH","city":"London","country":"GB"},"paymentMethod":"ok"}""";

  private String sku = "";
  private String cart = "";

  @BeforeEach
  void takeANewProduct() {
    sku = "sku-" + UUID.randomUUID();
    cart = newId();
  }

  @Test
  void a_product_is_listed_changed_delisted_and_listed_again() {
    assertAnswer(ask("list", TEAPOT), 1, "LISTED");
    assertAnswer(ask("change", CHEAPER), 2, "LISTED");
    assertAnswer(ask("delist", "{}"), 3, "DELISTED");
    assertAnswer(ask("list", CHEAPER), 4, "LISTED");
  }

  @Test
  void the_same_command_is_known_again_and_an_expected_version_is_kept() {
    HttpAnswer first = ask("list", TEAPOT, "Idempotency-Key", "k");
    HttpAnswer again = ask("list", """
        {"prices":{"JPY":"3000","EUR":"19.9"},"name":"Teapot","description":"Of clay"}""",
        "Idempotency-Key", "k");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(first.header("Consistency-Token")).matches("products:\\d@\\d+");
    assertProblem(ask("list", CHEAPER, "Idempotency-Key", "k"), 422, "idempotency-key-reused")
        .saysInDetail("for this product");
    assertProblem(ask("change", CHEAPER, "If-Match", "\"2\""), 412, "version-mismatch")
        .has("version", 1);
    assertAnswer(ask("change", CHEAPER, "If-Match", "\"1\""), 2, "LISTED");
  }

  @Test
  void what_the_product_does_not_allow_is_a_conflict() {
    assertProblem(ask("change", TEAPOT), 404, "product-not-found").has("sku", sku);
    assertProblem(ask("delist", "{}"), 404, "product-not-found");
    ask("list", TEAPOT);
    assertProblem(ask("list", TEAPOT), 409, "product-listed").has("version", 1);
    ask("delist", "{}");
    assertProblem(ask("change", TEAPOT), 409, "product-delisted").has("version", 2);
    assertProblem(ask("delist", "{}"), 409, "product-delisted");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{} | 400 | name prices",
      "{\"name\":1,\"description\":null,\"prices\":[]} | 400 | name description prices",
      "{\"name\":\"a\",\"prices\":{\"EUR\":1.5}} | 400 | prices.EUR",
      "{\"name\":\"a\",\"prices\":{\"EUR\":\"1\"},\"sku\":\"x\"} | 400 | sku",
      "{\"name\":\" \",\"prices\":{}} | 422 | name prices",
      "{\"name\":\"a\",\"prices\":{\"euro\":\"1\",\"XAU\":\"1\"}} | 422 | prices.euro prices.XAU",
      "{\"name\":\"\",\"prices\":{\"EUR\":\"0.001\"}} | 422 | prices.EUR name",
      "{\"name\":\"a\",\"prices\":{\"EUR\":\"-1\",\"JPY\":\"9007199254740992\"}} | 422"
          + " | prices.EUR prices.JPY"})
  void every_mistake_is_named(String body, int status, String fields) {
    assertProblem(ask("list", body), status, status == 400 ? "invalid-request" : "invalid-command")
        .hasErrorsIn(fields.split(" "));
  }

  @Test
  void what_is_no_sku_is_no_product_and_nothing_is_delisted_with_a_body() {
    assertProblem(client().post("/products/a%5Cb/list", TEAPOT), 404, "product-not-found");
    ask("list", TEAPOT);
    assertProblem(ask("delist", "{\"reason\":\"old\"}"), 400, "invalid-request")
        .hasErrorsIn("reason");
  }

  @Test
  void a_cart_knows_a_stale_price() {
    ask("list", TEAPOT);
    open();
    int opened = untilSetLineIsRefused("10", 1);
    assertProblem(setLine("10"), 409, "price-changed").has("cartId", cart).has("version", opened)
        .hasText("\"prices\":[{\"sku\":\"" + sku + "\",\"unitPrice\":\"19.90\"}]");
    assertThat(setLine("19.9").status()).isEqualTo(200);

    ask("change", CHEAPER);
    int set = untilSetLineIsRefused("19.9", opened + 1);
    assertProblem(checkOut("k-1"), 409, "price-changed").has("version", set)
        .hasText("\"unitPrice\":\"17.50\"");
    assertThat(setLine("17.5").status()).isEqualTo(200);
    assertThat(checkOut("k-1").status()).isEqualTo(200);
  }

  @Test
  void what_was_accepted_is_answered_again_at_whatever_price() {
    ask("list", TEAPOT);
    open();
    untilSetLineIsRefused("10", 1);
    HttpAnswer line = setLine("19.90", "Idempotency-Key", "line");
    HttpAnswer out = checkOut("out");
    assertThat(out.status()).isEqualTo(200);
    ask("delist", "{}");
    String other = cart;
    cart = newId();
    open();
    untilSetLineIsRefused("19.90", 1);
    assertProblem(setLine("19.90"), 409, "product-delisted")
        .hasText("\"skus\":[\"" + sku + "\"]");
    cart = other;
    assertReplayed(setLine("19.9", "Idempotency-Key", "line"), line);
    assertReplayed(checkOut("out"), out);

    restart();
    assertReplayed(setLine("19.9", "Idempotency-Key", "line"), line);
    assertReplayed(checkOut("out"), out);
  }

  @Test
  void a_process_that_is_ready_knows_all_prices() {
    ask("list", TEAPOT);
    open();
    restart();
    assertProblem(setLine("10"), 409, "price-changed");
    assertThat(client().get("/metrics").body()).contains("orderlog_prices_known 1.0");
  }

  @Test
  void what_has_no_price_in_the_currency_of_the_cart_is_not_sold_in_it() {
    ask("list", "{\"name\":\"Bowl\",\"prices\":{\"JPY\":\"900\"}}");
    open();
    untilSetLineIsRefused("10", 1);
    assertProblem(setLine("10"), 409, "product-currency").has("currency", "EUR");
  }

  /**
   * The table of prices is a moment behind the log, and in this moment each line that is set is an
   * event.
   *
   * @return the version of the cart, which was the given one before
   */
  private int untilSetLineIsRefused(String unitPrice, int version) {
    int reached = version;
    HttpAnswer answer = setLine(unitPrice);
    while (answer.status() != 409) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      reached = answer.json().path("version").asInt();
      answer = setLine(unitPrice);
    }
    return reached;
  }

  private void open() {
    assertThat(client().post("/carts", "{\"cartId\":\"" + cart
        + "\",\"customerId\":\"ada\",\"currency\":\"EUR\"}").status()).isEqualTo(201);
  }

  private HttpAnswer setLine(String unitPrice, String... headers) {
    return client().post("/carts/" + cart + "/set-line", "{\"sku\":\"" + sku
        + "\",\"quantity\":1,\"unitPrice\":\"" + unitPrice + "\"}", headers);
  }

  private HttpAnswer checkOut(String key) {
    return client().post("/carts/" + cart + "/checkout", CHECKOUT, "Idempotency-Key", key);
  }

  private HttpAnswer ask(String command, String body, String... headers) {
    return client().post("/products/" + sku + "/" + command, body, headers);
  }

  private static void assertReplayed(HttpAnswer again, HttpAnswer first) {
    assertThat(again.header("Idempotency-Replayed")).as(again.body()).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
  }

  private void assertAnswer(HttpAnswer answer, long version, String status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
    assertThat(answer.json().path("sku").asString()).isEqualTo(sku);
    assertThat(answer.json().path("version").asLong()).isEqualTo(version);
    assertThat(answer.json().path("status").asString()).isEqualTo(status);
  }
}
