package io.orderlog.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.standalone.ChildProcess;
import io.orderlog.standalone.RunningSystem;
import io.orderlog.standalone.demo.SampleShop.Played;
import io.orderlog.standalone.demo.traffic.CommandClient.Accepted;
import io.orderlog.standalone.demo.traffic.CommandClient;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code kill -9} in the middle of traffic leaves. */
@Tag("faults")
class KilledSystemTest {

  private static final int ORDERS = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final JsonMapper json = JsonMapper.builder().build();

  /** What a failure leaves says why. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void loses_nothing_that_was_answered_and_rebuilds_to_the_same_rows()
      throws InterruptedException, ExecutionException {
    try (RunningSystem system = RunningSystem.start(folder)) {
      CountDownLatch underWay = new CountDownLatch(ORDERS / 4);
      CompletableFuture<List<Played>> traffic = CompletableFuture
          .supplyAsync(() -> play(system, underWay));
      CompletableFuture.anyOf(traffic, CompletableFuture.runAsync(() -> await(underWay))).get();
      system.killAndRestart();

      List<Played> played = traffic.get();
      assertThat(played).hasSize(ORDERS);
      played.forEach(order -> assertThatItIsWhole(system, order));

      Map<String, String> before = rows(system);
      assertThat(before).hasSize(ORDERS);
      try (ChildProcess rebuild = system.run("replay", "rebuild", "--all")) {
        assertThat(rebuild.awaitExit()).as(rebuild.err()).isZero();
      }
      assertThat(rows(system)).isEqualTo(before);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new CompletionException(interrupted);
    }
  }

  private static List<Played> play(RunningSystem system, CountDownLatch underWay) {
    CommandClient client = new CommandClient(
        system.uri("ORDERLOG_COMMAND_PORT", "/"), TimeSource.system(), PATIENCE);
    try {
      return new SampleShop(client, "test")
          .play(ORDERS, new SplittableRandom(7), underWay::countDown);
    } catch (InterruptedException interrupted) {
      throw new CompletionException(interrupted);
    }
  }

  /** Each step of a story is one event, so the story's length is the version. */
  private void assertThatItIsWhole(RunningSystem system, Played order) {
    Accepted last = order.last();
    assertThat(last.version()).isEqualTo(order.story().steps().size());
    JsonNode shown = get(system, "/orders/" + last.orderId(), last.token());
    assertThat(shown.path("version").longValue()).isEqualTo(last.version());
    assertThat(shown.path("status").stringValue()).isEqualTo(last.status());
    JsonNode history = get(system, "/orders/" + last.orderId() + "/history", last.token());
    assertThat(history.path("events")).as("asked with %s: %s", last.token(), history)
        .extracting(event -> event.path("version").longValue())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, last.version()).boxed().toList());
  }

  private JsonNode get(RunningSystem system, String path, String token) {
    var answer = system.query(path, "Consistency-Token", token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  /** All orders as the read model lists them, page by page. */
  private Map<String, String> rows(RunningSystem system) {
    Map<String, String> rows = new HashMap<>();
    String path = "/orders?limit=200";
    while (true) {
      JsonNode page = json.readTree(system.query(path).body());
      page.path("items").forEach(
          order -> rows.put(order.path("orderId").stringValue(), order.toString()));
      if (!page.has("next")) {
        return rows;
      }
      path = "/orders?limit=200&cursor=" + page.path("next").stringValue();
    }
  }
}
