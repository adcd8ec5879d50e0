package io.orderlog.command.cart;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.http.CommandApiFixture;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.http.HttpAnswer;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class CartCommandApiTest extends CommandApiFixture {

  private static final String CHECKOUT = """
      {"email":"ada@example.org","shippingAddress":{"name":"Ada","street":"St James's Square 12",
       "postalCode":"SW1Y 4JH","city":"London","country":"GB"},"paymentMethod":"ok"}""";

  private String cart = "";

  @BeforeEach
  void takeANewCart() {
    cart = newId();
  }

  @Test
  void a_cart_is_opened_filled_and_checked_out() {
    HttpAnswer opened = open();
    assertThat(opened.status()).as(opened.body()).isEqualTo(201);
    assertThat(opened.header("Location")).isEqualTo("/carts/" + cart);
    assertAnswer(opened, 1, "OPEN");
    assertThat(opened.json().has("orderId")).isFalse();
    assertAnswer(setLine("tea", 2, "5.00"), 2, "OPEN");
    assertAnswer(setLine("cup", 1, "10"), 3, "OPEN");
    assertAnswer(setLine("tea", 0, "5.00"), 4, "OPEN");
    HttpAnswer out = ask("checkout", CHECKOUT);
    assertAnswer(out, 5, "CHECKED_OUT");
    assertThat(out.json().path("orderId").asString())
        .isEqualTo(new CartId(cart).order().text());
    assertThat(out.headers()).doesNotContainKey("location");
  }

  @Test
  void an_answer_has_a_token_of_its_own_log_and_the_same_command_is_known_again() {
    open();
    setLine("tea", 2, "5.00");
    HttpAnswer first = ask("checkout", CHECKOUT, "Idempotency-Key", "k");
    HttpAnswer again = ask("checkout", CHECKOUT, "Idempotency-Key", "k", "If-Match", "\"7\"");

    assertThat(first.header("Consistency-Token")).matches("carts:\\d@\\d+");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body()).contains("\"orderId\"");
    assertProblem(ask("checkout", CHECKOUT.replace("\"ok\"", "\"declined\""), "Idempotency-Key",
        "k"), 422, "idempotency-key-reused").saysInDetail("for this cart");
  }

  @Test
  void a_cart_without_an_id_gets_one_and_its_key_leads_to_it_again() {
    String body = "{\"customerId\":\"ada\",\"currency\":\"EUR\"}";
    HttpAnswer first = client().post("/carts", body, "Idempotency-Key", cart);
    HttpAnswer again = client().post("/carts", body, "Idempotency-Key", cart);
    HttpAnswer another = client().post("/carts", body);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.json().path("cartId").asString())
        .isEqualTo(CartId.derivedFrom(cart).text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(another.header("Location")).startsWith("/carts/")
        .isNotEqualTo(first.header("Location"));
  }

  @Test
  void an_id_is_told_in_its_canonical_form_and_leads_to_the_same_order() {
    open();
    setLine("tea", 2, "5.00");
    String shouted = cart.toUpperCase(Locale.ROOT);
    HttpAnswer out = client().post("/carts/" + shouted + "/checkout", CHECKOUT);
    assertAnswer(out, 3, "CHECKED_OUT");
    assertThat(out.json().path("orderId").asString())
        .isEqualTo(new CartId(cart).order().text());
    assertProblem(client().post("/carts", opening(shouted)), 409, "cart-id-taken")
        .has("cartId", cart);
  }

  @Test
  void what_the_cart_does_not_allow_is_a_conflict() {
    assertProblem(setLine("tea", 1, "5.00"), 404, "cart-not-found").has("cartId", cart);
    assertProblem(ask("checkout", CHECKOUT), 404, "cart-not-found");
    open();
    assertProblem(open(), 409, "cart-id-taken").has("version", 1);
    assertProblem(ask("checkout", CHECKOUT), 409, "cart-empty").has("version", 1).hasNo("orderId");
    assertProblem(setLine("tea", 1, "0.001"), 409, "cart-currency").has("currency", "EUR");
    assertProblem(setLine("tea", 1, "9".repeat(18)), 409, "cart-currency");
    assertProblem(setLine("tea", 0, "5.00"), 422, "sku-not-in-cart").hasErrorsIn("sku");
    assertProblem(setLine("castle", 1_000_000, "99999999999.99"), 422, "total-too-large")
        .hasErrorsIn("quantity");
    setLine("tea", 1, "5.00");
    ask("checkout", CHECKOUT);
    String order = new CartId(cart).order().text();
    assertProblem(ask("checkout", CHECKOUT), 409, "cart-checked-out").has("orderId", order)
        .has("version", 3);
    assertProblem(setLine("tea", 2, "5.00"), 409, "cart-checked-out").has("orderId", order);
    assertProblem(client().post("/carts/" + cart + "/set-line", line("tea", 2, "5.00"),
        "If-Match", "\"1\""), 412, "version-mismatch").has("version", 3);
  }

  @Test
  void there_is_no_room_for_more_lines_than_an_order_can_have() {
    open();
    for (int i = 1; i <= OrderCommand.MAX_LINES; i++) {
      assertThat(setLine("sku-" + i, 1, "0").status()).isEqualTo(200);
    }
    assertProblem(setLine("tea", 1, "5.00"), 409, "cart-full")
        .has("version", OrderCommand.MAX_LINES + 1);
    assertThat(setLine("sku-7", 2, "1.00").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abandon", "open", "cancel"})
  void what_nobody_may_ask_has_no_path(String command) {
    open();
    assertThat(ask(command, "{}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{} | 400 | customerId currency",
      "{\"cartId\":\"1\",\"customerId\":1,\"currency\":null} | 400 | cartId customerId currency",
      "{\"customerId\":\"ada\",\"currency\":\"EUR\",\"lines\":[]} | 400 | lines",
      "{\"customerId\":\"ada\",\"currency\":\"euro\"} | 422 | currency",
      "{\"customerId\":\"ada\",\"currency\":\"XAU\"} | 422 | currency",
      "{\"customerId\":\" \",\"currency\":\"EUR\"} | 422 | customerId"})
  void every_mistake_in_a_new_cart_is_named(String body, int status, String fields) {
    assertBad(client().post("/carts", body), status, fields);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{} | 400 | sku quantity unitPrice",
      "{\"sku\":\"tea\",\"quantity\":\"1\",\"unitPrice\":5.0} | 400 | quantity unitPrice",
      "{\"sku\":\"tea\",\"quantity\":1.0,\"unitPrice\":\"1e2\"} | 400 | quantity unitPrice",
      "{\"sku\":\"tea\",\"quantity\":1,\"unitPrice\":\"5\",\"cartId\":\"x\"} | 400 | cartId",
      "{\"sku\":\"a/b\",\"quantity\":-1,\"unitPrice\":\"-1\"} | 422 | sku quantity unitPrice",
      "{\"sku\":\"..\",\"quantity\":1000001,\"unitPrice\":\"0\"} | 422 | sku quantity",
      "{\"sku\":\"\\u202e\",\"quantity\":1,\"unitPrice\":\"0\"} | 422 | sku"})
  void every_mistake_in_a_line_is_named(String body, int status, String fields) {
    assertBad(ask("set-line", body), status, fields);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{} | 400 | email shippingAddress paymentMethod",
      "{\"email\":\"a@b\",\"shippingAddress\":null,\"paymentMethod\":\"ok\"} | 400"
          + " | shippingAddress",
      "{\"email\":\"a@b\",\"shippingAddress\":[],\"paymentMethod\":\"ok\"} | 400"
          + " | shippingAddress",
      "{\"email\":\"a@b\",\"shippingAddress\":{},\"paymentMethod\":\"ok\"} | 400"
          + " | shippingAddress.name shippingAddress.street shippingAddress.postalCode"
          + " shippingAddress.city shippingAddress.country",
      "{\"email\":1,\"shippingAddress\":{\"name\":\"a\",\"street\":2,\"postalCode\":\"1\","
          + "\"city\":\"c\",\"country\":\"GB\",\"state\":\"s\"},\"paymentMethod\":\"ok\"} | 400"
          + " | email shippingAddress.street shippingAddress.state",
      "{\"email\":\"ada\",\"shippingAddress\":{\"name\":\" \",\"street\":\"s\",\"postalCode\":"
          + "\"123456789012345678901\",\"city\":\"\\n\",\"country\":\"Germany\"},"
          + "\"paymentMethod\":\"\"} | 422 | email shippingAddress.name"
          + " shippingAddress.postalCode shippingAddress.city shippingAddress.country"
          + " paymentMethod"})
  void every_mistake_in_a_checkout_is_named(String body, int status, String fields) {
    assertBad(ask("checkout", body), status, fields);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "%20", "x%2Fy", "5f6c1a0e8d3b4c559d0e6a1f2b3c4d5e"})
  void what_is_no_uuid_is_no_cart(String id) {
    for (String command : new String[]{"set-line", "checkout"}) {
      String body = command.equals("checkout") ? CHECKOUT : line("tea", 1, "5.00");
      assertProblem(client().post("/carts/" + id + "/" + command, body), 404, "cart-not-found");
    }
  }

  private static void assertBad(HttpAnswer answer, int status, String fields) {
    assertProblem(answer, status, status == 400 ? "invalid-request" : "invalid-command")
        .hasErrorsIn(fields.split(" "));
  }

  private HttpAnswer open() {
    return client().post("/carts", opening(cart));
  }

  private static String opening(String id) {
    return "{\"cartId\":\"" + id + "\",\"customerId\":\"ada\",\"currency\":\"EUR\"}";
  }

  private HttpAnswer setLine(String sku, int quantity, String unitPrice) {
    return ask("set-line", line(sku, quantity, unitPrice));
  }

  private static String line(String sku, int quantity, String unitPrice) {
    return "{\"sku\":\"" + sku + "\",\"quantity\":" + quantity + ",\"unitPrice\":\"" + unitPrice
        + "\"}";
  }

  private HttpAnswer ask(String command, String body, String... headers) {
    return client().post("/carts/" + cart + "/" + command, body, headers);
  }

  private void assertAnswer(HttpAnswer answer, long version, String status) {
    assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
    assertThat(answer.json().path("cartId").asString()).isEqualTo(cart);
    assertThat(answer.json().path("version").asLong()).isEqualTo(version);
    assertThat(answer.json().path("status").asString()).isEqualTo(status);
  }
}
