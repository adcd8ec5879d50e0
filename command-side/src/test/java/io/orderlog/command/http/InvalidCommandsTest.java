package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are wrong, whatever the order. */
class InvalidCommandsTest extends CommandApiFixture {

  private static final String LINE = "{\"sku\":\"sku-1\",\"quantity\":2,\"unitPrice\":\"10.00\"}";

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"text\"", "null", "{} {}", "{\"reason\":\"a\",}",
      "{\"reason\":\"a\",\"reason\":\"a\"}", "{\"reason\":\"\\ud800\"}"})
  void a_body_that_is_no_json_object_is_refused(String body) {
    String orderId = newOrder();
    assertProblem(command(orderId, "cancel", body), 400, "invalid-json");
    assertProblem(command(orderId, "deliver", body), 400, "invalid-json");
    assertProblem(client().post("/orders", body), 400, "invalid-json");
    assertThat(history(orderId)).hasSize(1);
  }

  @Test
  void every_mistake_in_a_new_order_is_told_with_its_path() {
    assertProblem(client().post("/orders", """
        {"orderId":"1","customerId":null,"lines":[
          {"sku":7,"quantity":"2","unitPrice":10.0},
          {"quantity":1.5,"unitPrice":"1e3","colour":"red"}],
         "discount":"10%"}"""), 400, "invalid-request")
        .hasErrorsIn("orderId", "customerId", "currency", "lines[0].sku", "lines[0].quantity",
            "lines[0].unitPrice", "lines[1].sku", "lines[1].quantity", "lines[1].unitPrice",
            "lines[1].colour", "discount");
  }

  @ParameterizedTest
  @CsvSource({"change-quantity, 'sku,quantity'", "pay, 'paymentReference,amount'",
      "ship, 'carrier,trackingNumber'", "cancel, reason", "return, reason"})
  void missing_and_unknown_fields_of_every_command_are_told(String command, String fields) {
    String[] known = fields.split(",");
    assertProblem(command(newId(), command, "{}"), 400, "invalid-request").hasErrorsIn(known);
    String[] andMore = (fields + ",more").split(",");
    assertProblem(command(newId(), command, "{\"more\":1}"), 400, "invalid-request")
        .hasErrorsIn(andMore);
    String nulls = IntStream.range(0, known.length)
        .mapToObj(i -> "\"" + known[i] + "\":null").collect(Collectors.joining(",", "{", "}"));
    assertProblem(command(newId(), command, nulls), 400, "invalid-request").hasErrorsIn(known);
  }

  @Test
  void deliver_has_no_fields() {
    assertProblem(command(newId(), "deliver", "{\"when\":\"now\"}"), 400, "invalid-request")
        .hasErrorsIn("when");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649", "1.0", "1e2", "1e400", "\"1\"", "true"})
  void a_quantity_is_a_whole_number(String quantity) {
    assertProblem(place(LINE.replace("2,", quantity + ",")), 400, "invalid-request")
        .hasErrorsIn("lines[0].quantity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "10.00", "\"1e1\"", "\"1E+1\"", "\"NaN\"", "\"10,00\"", "\" 10\"",
      "\"99999999999999999999\""})
  void a_price_is_a_decimal_in_a_string(String price) {
    assertProblem(place(LINE.replace("\"10.00\"", price)), 400, "invalid-request")
        .hasErrorsIn("lines[0].unitPrice");
  }

  @Test
  void endless_digits_are_refused() {
    assertProblem(place(LINE.replace("10.00", "9".repeat(1_000))), 400, "invalid-request")
        .hasErrorsIn("lines[0].unitPrice");
    assertProblem(place(LINE.replace("10.00", "0." + "1".repeat(1_000))), 400, "invalid-request")
        .hasErrorsIn("lines[0].unitPrice");
    assertProblem(place(LINE.replace("2,", "9".repeat(1_000) + ",")), 400, "invalid-json");
    assertProblem(command(newId(), "pay", "{\"paymentReference\":\"p\",\"amount\":\""
        + "9".repeat(1_000) + "\"}"), 400, "invalid-request").hasErrorsIn("amount");
  }

  @ParameterizedTest
  @CsvSource({"EUR, 0.001", "JPY, 1.0", "JPY, 0.5", "EUR, 10000000000000000.00"})
  void a_price_has_the_digits_of_its_currency(String currency, String price) {
    String line = LINE.replace("10.00", price);
    assertProblem(client().post("/orders", body(currency, "c", line)), 422, "invalid-command")
        .hasErrorsIn("lines[0].unitPrice");
  }

  @ParameterizedTest
  @CsvSource({"EUR, 0", "EUR, 0.1", "EUR, 19.99", "JPY, 100", "TND, 0.001"})
  void a_price_may_have_fewer_digits(String currency, String price) {
    String line = LINE.replace("10.00", price);
    assertThat(client().post("/orders", body(currency, "c", line)).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "eur", "EURO", "XXX", "€", "ZZZ"})
  void a_currency_is_an_iso_code(String currency) {
    assertProblem(client().post("/orders", body(currency, "c", LINE)), 422, "invalid-command")
        .hasErrorsIn("currency");
  }

  @Test
  void every_broken_rule_of_a_new_order_is_told() {
    String lines = """
        {"sku":"a","quantity":0,"unitPrice":"1"},{"sku":"a","quantity":1000001,"unitPrice":"-1"},
        {"sku":"","quantity":1,"unitPrice":"0.001"}""";
    assertProblem(client().post("/orders", body("EUR", "x".repeat(65), lines)),
        422, "invalid-command")
        .hasErrorsIn("lines[2].unitPrice", "customerId", "lines[0].quantity", "lines[1].sku",
            "lines[1].quantity", "lines[1].unitPrice", "lines[2].sku");
  }

  @ParameterizedTest
  @CsvSource({"0, 422", "1, 201", "500, 201", "501, 422"})
  void an_order_has_1_to_500_lines(int count, int status) {
    String lines = IntStream.range(0, count).mapToObj(i -> LINE.replace("sku-1", "sku-" + i))
        .collect(Collectors.joining(","));
    HttpAnswer answer = client().post("/orders", body("EUR", "c", lines));
    assertThat(answer.status()).isEqualTo(status);
    if (status == 422) {
      assertProblem(answer, 422, "invalid-command").hasErrorsIn("lines");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\nb", "a\\u0000b", " ", "\\u200b"})
  void texts_are_printable(String text) {
    assertProblem(command(newId(), "cancel", "{\"reason\":\"" + text + "\"}"),
        422, "invalid-command").hasErrorsIn("reason");
    assertProblem(client().post("/orders", body("EUR", text, LINE)), 422, "invalid-command")
        .hasErrorsIn("customerId");
  }

  @Test
  void broken_rules_of_the_other_commands_are_told() {
    String id = newId();
    assertProblem(command(id, "change-quantity", "{\"sku\":\"\",\"quantity\":-1}"),
        422, "invalid-command").hasErrorsIn("sku", "quantity");
    assertProblem(command(id, "pay", "{\"paymentReference\":\"\",\"amount\":\"-0.01\"}"),
        422, "invalid-command").hasErrorsIn("paymentReference", "amount");
    assertProblem(command(id, "ship", "{\"carrier\":\"\",\"trackingNumber\":\""
        + "x".repeat(256) + "\"}"), 422, "invalid-command")
        .hasErrorsIn("carrier", "trackingNumber");
    assertProblem(command(id, "return", "{\"reason\":\"\"}"), 422, "invalid-command")
        .hasErrorsIn("reason");
  }

  private HttpAnswer place(String lines) {
    return client().post("/orders", body("EUR", "customer-1", lines));
  }

  private static String body(String currency, String customerId, String lines) {
    return "{\"customerId\":\"" + customerId + "\",\"currency\":\"" + currency
        + "\",\"lines\":[" + lines + "]}";
  }
}
