package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The simulators as a process of their own, killed while they are busy. */
class KilledSimulatorsTest {

  private static final int CALLERS = 8;
  private static final int ANSWERED = 100;

  @TempDir
  Path folder;

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final AtomicInteger keys = new AtomicInteger();

  @Test
  void what_was_answered_stands_and_nothing_is_done_twice() {
    Map<String, String> settings = Map.of("ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_SIMULATOR_PORT", RunningSystem.freePort());
    String url = "http://127.0.0.1:" + settings.get("ORDERLOG_SIMULATOR_PORT");
    try (ChildProcess killed = start(settings); HttpProbe client = new HttpProbe(url)) {
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < CALLERS; i++) {
          callers.execute(() -> payUntilKilled(client));
        }
        Eventually.isTrue(() -> answers.size() >= ANSWERED, () -> "only " + answers.size());
        killed.kill();
      }
    }
    try (ChildProcess again = start(settings); HttpProbe client = new HttpProbe(url)) {
      for (int key = 1; key <= keys.get(); key++) {
        HttpAnswer answer = pay(client, "key-" + key);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body())
            .isEqualTo(answers.getOrDefault("key-" + key, answer.body()));
      }
      assertThat(calls(client)).hasSize(keys.get());
      again.askToStop();
      assertThat(again.awaitExit()).as(again.err()).isZero();
    }
  }

  private ChildProcess start(Map<String, String> settings) {
    return ChildProcess.start(folder, settings, "simulators")
        .awaitOutput("Simulated payment provider: ");
  }

  private void payUntilKilled(HttpProbe client) {
    try {
      while (true) {
        String key = "key-" + keys.incrementAndGet();
        answers.put(key, pay(client, key).body());
      }
    } catch (UncheckedIOException _) {
      // Nobody answers any more; what became of the last key is found out afterwards.
    }
  }

  /** How often each key was carried out. */
  private static Map<String, Integer> calls(HttpProbe client) {
    JsonNode ledger = client.get("/sim/ledger").json();
    Map<String, Integer> calls = new TreeMap<>();
    ledger.path("calls").forEach(call -> calls.merge(call.path("key").asString(), 1, Integer::sum));
    assertThat(calls.values()).containsOnly(1);
    assertThat(ledger.path("payments")).hasSize(calls.size());
    return calls;
  }

  private static HttpAnswer pay(HttpProbe client, String key) {
    return client.post("/v1/payments",
        "{\"reference\":\"order-1\",\"amount\":5,\"currency\":\"EUR\",\"method\":\"ok\"}",
        "Idempotency-Key", key);
  }
}
