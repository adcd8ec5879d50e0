package io.orderlog.command.stock;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.http.CommandApiFixture;
import io.orderlog.http.HttpAnswer;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class StockCommandApiTest extends CommandApiFixture {

  private static final int CLIENTS = 64;

  private String sku = "";

  @BeforeEach
  void takeANewItem() {
    sku = "sku-" + UUID.randomUUID();
  }

  @Test
  void an_item_is_received_counted_reserved_and_released() {
    assertAnswer(receive(5), 1, "IN_STOCK");
    assertAnswer(reserve("a", 5), 2, "SOLD_OUT");
    assertAnswer(release("a"), 3, "IN_STOCK");
    assertAnswer(ask("adjust", "{\"delta\":-5,\"reason\":\"counted\"}"), 4, "SOLD_OUT");
  }

  @Test
  void an_answer_has_a_token_of_its_own_log_and_the_same_command_is_known_again() {
    HttpAnswer first = client().post("/stock/" + sku + "/receive",
        "{\"quantity\":5,\"reference\":\"d\"}", "Idempotency-Key", "k");
    HttpAnswer again = client().post("/stock/" + sku + "/receive",
        "{\"reference\":\"d\",\"quantity\":5}", "Idempotency-Key", "k", "If-Match", "\"7\"");

    assertThat(first.header("Consistency-Token")).matches("stock:\\d@\\d+");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertProblem(client().post("/stock/" + sku + "/receive",
        "{\"quantity\":6,\"reference\":\"d\"}", "Idempotency-Key", "k"),
        422, "idempotency-key-reused").saysInDetail("for this item");
  }

  @Test
  void what_is_not_there_is_refused_with_what_is() {
    receive(5);
    reserve("a", 3);
    assertProblem(reserve("b", 3), 409, "out-of-stock").has("available", 2).has("sku", sku)
        .has("version", 2);
    assertProblem(ask("adjust", "{\"delta\":-6,\"reason\":\"counted\"}"), 409,
        "stock-below-zero");
    assertProblem(reserve("a", 2), 409, "reservation-id-taken");
    assertAnswer(reserve("a", 3), 3, "IN_STOCK");
  }

  @Test
  void what_was_never_there_is_not_found() {
    assertProblem(reserve("a", 1), 404, "item-not-found");
    assertProblem(ask("adjust", "{\"delta\":1,\"reason\":\"counted\"}"), 404, "item-not-found");
    assertAnswer(release("a"), 1, "SOLD_OUT");
    assertProblem(client().post("/stock/" + sku + "/receive",
        "{\"quantity\":5,\"reference\":\"d\"}", "If-Match", "\"7\""), 412, "version-mismatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/reserve", "/release"})
  void nobody_outside_reserves_or_releases_for_an_order(String command) {
    String body = "{\"reservationId\":\"order:1\"" + (command.equals("/reserve")
        ? ",\"quantity\":1,\"holdSeconds\":1}"
        : "}");
    assertProblem(client().post("/stock/" + sku + command, body), 422, "invalid-command")
        .hasErrorsIn("reservationId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"confirm", "consume", "return", "expire-holds", "try-reserve"})
  void what_only_a_process_may_ask_has_no_path(String command) {
    assertThat(ask(command, "{\"reservationId\":\"a\",\"quantity\":1}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "receive | {} | 400 | quantity reference",
      "receive | {\"quantity\":\"5\",\"reference\":\"d\"} | 400 | quantity",
      "receive | {\"quantity\":1.0,\"reference\":\"d\"} | 400 | quantity",
      "receive | {\"quantity\":99999999999,\"reference\":\"d\"} | 400 | quantity",
      "receive | {\"quantity\":1,\"reference\":null} | 400 | reference",
      "receive | {\"quantity\":1,\"reference\":\"d\",\"sku\":\"x\"} | 400 | sku",
      "receive | {\"quantity\":0,\"reference\":\"\"} | 422 | quantity reference",
      "receive | {\"quantity\":1000001,\"reference\":\"d\"} | 422 | quantity",
      "receive | {\"quantity\":1,\"reference\":\"\\u0000\"} | 422 | reference",
      "adjust | {\"delta\":0,\"reason\":\"r\"} | 422 | delta",
      "adjust | {\"delta\":-2147483648,\"reason\":\"LEFT_UNCOUNTED\"} | 422 | delta reason",
      "reserve | {\"reservationId\":\"a\",\"quantity\":1} | 400 | holdSeconds",
      "reserve | {\"reservationId\":\"\",\"quantity\":0,\"holdSeconds\":0} | 422"
          + " | quantity reservationId holdSeconds",
      "reserve | {\"reservationId\":\"a\",\"quantity\":1,\"holdSeconds\":3601} | 422"
          + " | holdSeconds",
      "release | {\"reservationId\":\"\\u202e\"} | 422 | reservationId",
      "release | {\"reservationId\":\"a\",\"reason\":\"r\"} | 400 | reason"})
  void every_mistake_in_a_body_is_named(String command, String body, int status, String fields) {
    assertProblem(ask(command, body), status,
        status == 400 ? "invalid-request" : "invalid-command").hasErrorsIn(fields.split(" "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%20b", "%C3%A9t%C3%A9", "a%25b", "a%3Bb", "a%3Fb%23", "...", "a+b",
      "a:b", "%E2%98%95"})
  void any_printable_sku_is_taken(String path) {
    HttpAnswer answer = client().post("/stock/" + path + "/receive",
        "{\"quantity\":5,\"reference\":\"d\"}");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    String taken = answer.json().path("sku").asString();
    assertThat(URLDecoder.decode(path.replace("+", "%2B"),
        UTF_8)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%20", "a%0Ab", "a%5Cb", "a%2Fb", "a%E2%80%AEb", "%2e", "%2E%2e",
      "0123456789012345678901234567890123456789012345678901234567890123456789"})
  void nothing_else_is(String path) {
    HttpAnswer answer = client().post("/stock/" + path + "/receive",
        "{\"quantity\":5,\"reference\":\"d\"}");
    assertThat(answer.status()).as(answer.body()).isIn(400, 404);
  }

  /** All of them at once, for one SKU of which there are half as many as they want. */
  @Test
  void sixty_four_clients_never_get_more_of_one_sku_than_there_are() throws Exception {
    receive(CLIENTS);
    List<HttpAnswer> answers = allAtOnce(client -> reserve("visitor-" + client, 2));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(CLIENTS / 2);
    assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(
        answer -> assertProblem(answer, 409, "out-of-stock").has("available", 0));

    // What all of them give back is there again, and whoever had nothing gives nothing back.
    assertThat(allAtOnce(client -> release("visitor-" + client)))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(reserve("one", CLIENTS).json().path("status").asString()).isEqualTo("SOLD_OUT");
  }

  private interface Client {
    HttpAnswer ask(int number);
  }

  private static List<HttpAnswer> allAtOnce(Client client)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpAnswer>> asked = IntStream.range(0, CLIENTS)
          .mapToObj(number -> threads.submit(() -> client.ask(number))).toList();
      List<HttpAnswer> answers = new ArrayList<>();
      for (Future<HttpAnswer> each : asked) {
        answers.add(each.get());
      }
      return answers;
    }
  }

  private HttpAnswer receive(int quantity) {
    return ask("receive", "{\"quantity\":" + quantity + ",\"reference\":\"delivery\"}");
  }

  private HttpAnswer reserve(String id, int quantity) {
    return ask("reserve", "{\"reservationId\":\"" + id + "\",\"quantity\":" + quantity
        + ",\"holdSeconds\":3600}");
  }

  private HttpAnswer release(String id) {
    return ask("release", "{\"reservationId\":\"" + id + "\"}");
  }

  private HttpAnswer ask(String command, String body) {
    return client().post("/stock/" + sku + "/" + command, body);
  }

  private void assertAnswer(HttpAnswer answer, long version, String status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEqualTo("\"" + version + "\"");
    assertThat(answer.json().path("sku").asString()).isEqualTo(sku);
    assertThat(answer.json().path("version").asLong()).isEqualTo(version);
    assertThat(answer.json().path("status").asString()).isEqualTo(status);
  }
}
