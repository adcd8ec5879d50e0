package io.orderlog.standalone;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Stock, from the command to the answers and the tools, in the running system. */
@Tag("long")
@ExtendWith(SharedSystem.class)
class StockTest {

  private final String sku = "mug " + UUID.randomUUID();
  private final String path = "/stock/" + sku.replace(" ", "%20");

  @Test
  void what_was_done_is_what_a_query_with_its_token_answers(InnerSystem system) {
    command(system, "receive", "{\"quantity\":10,\"reference\":\"delivery-1\"}");
    HttpAnswer reserved = command(system, "reserve",
        "{\"reservationId\":\"cart-1\",\"quantity\":4,\"holdSeconds\":60}");
    HttpAnswer found = system.queries().get(path,
        "Consistency-Token", reserved.header("Consistency-Token"));

    assertThat(found.status()).isEqualTo(200);
    assertThat(found.header("ETag")).isEqualTo(reserved.header("ETag")).isEqualTo("\"2\"");
    assertThat(found.header("Consistency-Token")).startsWith("stock:");
    assertItem(found.json(), 10, 4, 6);
    assertThat(system.queries().get(path, "If-None-Match", "\"2\"").status()).isEqualTo(304);
    assertProblem(system.queries().get(path, "If-Match", "\"1\""), 412, "version-mismatch");
  }

  @Test
  void several_items_are_answered_in_the_order_in_which_they_are_asked_for(InnerSystem system) {
    String token = command(system, "receive", "{\"quantity\":1,\"reference\":\"d\"}")
        .header("Consistency-Token");
    HttpAnswer found = system.queries().get("/stock?sku=none-such&sku="
        + sku.replace(" ", "%20") + "&sku=none-such-either", "Consistency-Token", token);

    assertThat(found.json().path("items")).hasSize(1);
    assertItem(found.json().path("items").get(0), 1, 0, 1);
    assertThat(found.header("Orderlog-Lag")).matches("\\d+");
  }

  @Test
  void what_is_wrong_in_a_question_is_told(InnerSystem system) {
    HttpProbe queries = system.queries();
    assertProblem(queries.get("/stock/none-such"), 404, "item-not-found")
        .has("sku", "none-such");
    assertProblem(queries.get("/stock/%20"), 404, "item-not-found");
    assertProblem(queries.get("/stock"), 400, "invalid-request").hasErrorsIn("sku");
    assertProblem(queries.get("/stock?sku="), 400, "invalid-request").hasErrorsIn("sku");
    assertProblem(queries.get("/stock?sku=a%2Fb"), 400, "invalid-request").hasErrorsIn("sku");
    assertProblem(queries.get("/stock?sku=%00"), 400, "invalid-request").hasErrorsIn("sku");
    assertProblem(queries.get("/stock?sku=a&id=b"), 400, "invalid-request").hasErrorsIn("id");
    assertProblem(queries.get("/stock/a?sku=a"), 400, "invalid-request").hasErrorsIn("sku");
    String many = String.join("&", IntStream.range(0, 101).mapToObj(i -> "sku=" + i).toList());
    assertProblem(queries.get("/stock?" + many), 400, "invalid-request").hasErrorsIn("sku");
  }

  @Test
  void clients_listen_to_one_item(InnerSystem system) throws Exception {
    try (EventStream events = EventStream.open(system.queryUrl() + "/events?log=stock&sku="
        + sku.replace(" ", "%20"))) {
      events.nextId();
      command(system, "receive", "{\"quantity\":1,\"reference\":\"d\"}");
      assertThat(events.nextData())
          .startsWith("{\"sku\":\"" + sku + "\",\"version\":1,\"type\":\"stock.received.v1\"")
          .contains("\"data\":{\"quantity\":1,\"reference\":\"d\",\"onHand\":1,\"available\":1}");
    }
  }

  /** Through the whole system: what the read model has in the end is what was there. */
  @Test
  void a_rush_for_one_item_leaves_nothing_and_promises_nothing_twice(InnerSystem system)
      throws Exception {
    command(system, "receive", "{\"quantity\":100,\"reference\":\"d\"}");
    try (ExecutorService clients = Executors.newFixedThreadPool(64)) {
      List<Future<HttpAnswer>> asked = IntStream.range(0, 256)
          .mapToObj(i -> clients.submit(() -> system.commands().post(path + "/reserve",
              "{\"reservationId\":\"v-" + i + "\",\"quantity\":1,\"holdSeconds\":3600}")))
          .toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<HttpAnswer> each : asked) {
        statuses.add(each.get().status());
      }
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(100);
      assertThat(statuses).filteredOn(status -> status == 409).hasSize(156);
    }
    String token = command(system, "release", "{\"reservationId\":\"nobody\"}")
        .header("Consistency-Token");
    assertItem(system.queries().get(path, "Consistency-Token", token).json(), 100, 100, 0);
  }

  @Test
  void the_tools_know_it(InnerSystem system, @TempDir Path folder) throws IOException {
    command(system, "receive", "{\"quantity\":3,\"reference\":\"d\"}");
    command(system, "reserve", "{\"reservationId\":\"a\",\"quantity\":3,\"holdSeconds\":60}");
    InProcessReplay replay = new InProcessReplay(system.settings());

    assertThat(replay.run("list")).contains("stock");
    assertThat(replay.run("history", "--log", "stock", sku))
        .contains("stock.received.v1", "stock.reserved.v1", "SOLD_OUT");
    assertThat(replay.run("rebuild", "stock")).contains("stock: generation ");
    assertThat(replay.run("verify", "stock")).contains("all as the log says");
    assertThat(replay.run("rollback", "stock")).contains("is active now");

    Path exported = folder.resolve("stock.jsonl");
    replay.run("export", "--log", "stock", "--to", exported.toString());
    InProcessReplay elsewhere = new InProcessReplay(Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_KAFKA_PORT", RunningSystem.freePort()));
    elsewhere.run("import", "--log", "stock", "--from", exported.toString());
    Path again = folder.resolve("again.jsonl");
    elsewhere.run("export", "--log", "stock", "--to", again.toString());
    assertThat(Files.readString(again)).isEqualTo(Files.readString(exported));
  }

  private HttpAnswer command(InnerSystem system, String name, String body) {
    HttpAnswer answer = system.commands().post(path + "/" + name, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private void assertItem(JsonNode item, long onHand, long reserved, long available) {
    assertThat(item.path("sku").asString()).isEqualTo(sku);
    assertThat(item.path("onHand").asLong()).isEqualTo(onHand);
    assertThat(item.path("reserved").asLong()).isEqualTo(reserved);
    assertThat(item.path("available").asLong()).isEqualTo(available);
  }
}
