package io.orderlog.standalone;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders found by words, from the command to the answer and the tool, in the running system. */
@Tag("long")
@ExtendWith(SharedSystem.class)
class SearchTest {

  /** A word that no other test has, and that is no neighbour of one. */
  private final String word = "k" + UUID.randomUUID().toString().replace("-", "");
  private String token = "";

  @Test
  void an_order_is_found_by_each_word_that_it_has_and_the_place_is_marked(InnerSystem system) {
    String id = place(system, "mrs-" + word);
    send(system, id, "pay", "{\"paymentReference\":\"pay-" + word + "\",\"amount\":\"19.90\"}");
    send(system, id, "ship",
        "{\"carrier\":\"Parcel Post\",\"trackingNumber\":\"1Z999" + word + "\"}");

    for (String text : List.of(id, id.substring(0, 8) + " " + word, word, "MRS-" + word,
        "mug-" + word, word.substring(0, 20), "1Z999" + word, "pay-" + word + " parcel",
        typo(word), "\"mug-" + word + "\" + -(!)^ {[/")) {
      assertThat(found(system, text)).as(text).containsExactly(id);
    }
    // The words of query languages are words like others here, and no order has these.
    assertThat(found(system, "customerId:mrs AND " + word)).isEmpty();
    JsonNode order = ask(system, "mug-" + word).json().path("items").get(0);
    assertThat(order.path("customerId").asString()).isEqualTo("mrs-" + word);
    assertThat(order.path("status").asString()).isEqualTo("SHIPPED");
    assertThat(order.path("total").asString()).isEqualTo("19.90");
    assertThat(order.path("skus").toString()).isEqualTo("[\"mug-" + word + "\"]");
    assertThat(order.path("highlights").path("sku").asString())
        .isEqualTo("<mark>mug</mark>-<mark>" + word + "</mark>");
  }

  @Test
  void an_answer_has_what_its_client_wrote(InnerSystem system) {
    for (int i = 0; i < 20; i++) {
      String id = place(system, "hasty-" + word + " no" + i);
      HttpAnswer answer = ask(system, "hasty " + word + " no" + i);
      assertThat(answer.json().path("items").get(0).path("orderId").asString()).isEqualTo(id);
      assertThat(answer.header("Orderlog-Lag")).matches("[0-9]+|unknown");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
    assertThat(found(system, "hasty " + word)).hasSize(20);
    assertThat(JsonMapper.shared().readTree(system.queries().get(
        "/search?limit=3&q=hasty%20" + word, "Consistency-Token", token).body()).path("items"))
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ''                          | q
      ?q=                         | q
      ?q=%20%20                   | q
      ?q=%22%2B-%21%28            | q
      ?q=a%00b                    | q
      ?q=a%0Ab                    | q
      ?q=%FF                      | q
      ?q=mug&q=pen                | q
      ?q=mug&limit=0              | limit
      ?q=mug&limit=101            | limit
      ?q=mug&limit=ten            | limit
      ?q=mug&sort=total           | sort
      ?q=a+b+c+d+e+f+g+h+i+j+k    | q
      """)
  void what_is_wrong_in_a_question_is_told(String query, String field, InnerSystem system) {
    assertProblem(system.queries().get("/search" + query), 400, "invalid-request")
        .hasErrorsIn(field);
  }

  @Test
  void a_text_may_be_200_characters_long_and_no_more(InnerSystem system) {
    assertThat(system.queries().get("/search?q=" + "x".repeat(200)).status()).isEqualTo(200);
    assertProblem(system.queries().get("/search?q=" + "x".repeat(201)), 400, "invalid-request")
        .hasErrorsIn("q");
  }

  @Test
  void it_is_rebuilt_and_verified_while_orders_are_found(InnerSystem system) throws Exception {
    List<String> ids = IntStream.range(0, 5)
        .mapToObj(i -> place(system, "many-" + word + " no" + i)).toList();
    assertThat(found(system, "many " + word)).containsExactlyInAnyOrderElementsOf(ids);
    InProcessReplay replay = new InProcessReplay(system.settings());
    int before = generation(replay);
    AtomicBoolean done = new AtomicBoolean();
    Thread asking = Thread.ofVirtual().start(() -> {
      while (!done.get()) {
        // Without a token, so that nothing is waited for.
        assertThat(system.queries().get("/search?q=many%20" + word).json().path("items"))
            .hasSize(5);
      }
    });
    AtomicBoolean complained = new AtomicBoolean();
    asking.setUncaughtExceptionHandler((_, _) -> complained.set(true));
    try {
      assertThat(replay.run("rebuild", "search"))
          .contains("search: generation ", " orders is active now, with all ");
      // The one before is removed when it answers no more.
      Eventually.isTrue(() -> replay.run("list").lines()
          .anyMatch(line -> line.matches("search +" + (before + 1) + " +ACTIVE .+")),
          () -> replay.run("list"));
      Path former = Path.of(system.settings().get("ORDERLOG_DATA"), "search",
          "form-3-generation-" + before);
      Eventually.isTrue(() -> !Files.exists(former), () -> former + " is still there");
      place(system, "late-" + word);
      assertThat(found(system, "late " + word)).hasSize(1);
      assertThat(replay.run("verify", "search")).contains(" all as the log says");
    } finally {
      done.set(true);
      asking.join();
    }
    assertThat(complained).isFalse();
  }

  private static int generation(InProcessReplay replay) {
    return JsonMapper.shared().readTree(replay.run("list", "--json")).valueStream()
        .filter(one -> one.path("projection").asString().equals("search"))
        .findFirst().orElseThrow().path("generation").intValue();
  }

  /** With two letters in the wrong place, behind the first. */
  private static String typo(String text) {
    char[] letters = text.toCharArray();
    int place = 2;
    while (letters[place] == letters[place + 1]) {
      place++;
    }
    char moved = letters[place];
    letters[place] = letters[place + 1];
    letters[place + 1] = moved;
    return new String(letters);
  }

  private List<String> found(InnerSystem system, String text) {
    return ask(system, text).json().path("items").valueStream()
        .map(order -> order.path("orderId").asString()).toList();
  }

  private HttpAnswer ask(InnerSystem system, String text) {
    HttpAnswer answer = system.queries().get(
        "/search?q=" + URLEncoder.encode(text, UTF_8).replace("+", "%20"),
        "Consistency-Token", token);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private String place(InnerSystem system, String customer) {
    HttpAnswer placed = system.commands().post("/orders", "{\"customerId\":\"" + customer
        + "\",\"currency\":\"EUR\",\"lines\":[{\"sku\":\"mug-" + word
        + "\",\"quantity\":2,\"unitPrice\":\"9.95\"}]}");
    assertThat(placed.status()).as(placed.body()).isEqualTo(201);
    token = placed.header("Consistency-Token");
    return placed.json().path("orderId").asString();
  }

  private void send(InnerSystem system, String id, String command, String body) {
    HttpAnswer answer = system.commands().post("/orders/" + id + "/" + command, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    token = answer.header("Consistency-Token");
  }
}
