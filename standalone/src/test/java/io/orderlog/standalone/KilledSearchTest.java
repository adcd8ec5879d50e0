package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A query side with an index of its own is killed again and again while orders are placed. */
@Tag("faults")
@Tag("faults-short")
class KilledSearchTest {

  private static final int KILLS = 4;

  @TempDir
  Path folder;

  @Test
  void the_index_goes_on_where_its_last_commit_was_and_lacks_nothing() throws Exception {
    try (RunningSystem system = RunningSystem.start(folder)) {
      Map<String, String> settings = beside(system);
      InProcessReplay replay = new InProcessReplay(settings);
      List<String> placed = new ArrayList<>();
      AtomicBoolean done = new AtomicBoolean();
      Thread customer = Thread.ofVirtual().start(() -> {
        OrderClient client = new OrderClient(system, "killed");
        while (!done.get()) {
          placed.add(client.place("mug no" + placed.size(), 1, "1.00", "EUR"));
        }
      });
      try {
        for (int i = 0; i < KILLS; i++) {
          try (ChildProcess queries = queries(settings)) {
            String before = place(replay);
            // Killed at any place between two commits.
            Eventually.isTrue(() -> !place(replay).equals(before), queries::err);
          }
          String kept = place(replay);
          try (ChildProcess queries = queries(settings)) {
            queries.awaitError("orders are searched in generation 1 of the index, from " + kept);
          }
        }
      } finally {
        done.set(true);
        customer.join();
      }
      try (ChildProcess _ = queries(settings);
          HttpProbe probe = new HttpProbe(
              "http://127.0.0.1:" + settings.get("ORDERLOG_QUERY_PORT"))) {
        String last = "no" + (placed.size() - 1);
        Eventually.isTrue(() -> probe.get("/search?q=killed%20" + last).body()
            .contains(placed.getLast()), () -> probe.get("/health/ready").body());
        Eventually.isTrue(() -> replay.run("list").lines().anyMatch(
            line -> line.matches("search +1 +ACTIVE +" + placed.size() + " +0 .+")),
            () -> replay.run("list"));
        assertThat(replay.run("verify", "search")).contains("all as the log says");
      }
    }
  }

  private ChildProcess queries(Map<String, String> settings) {
    return ChildProcess.start(folder, settings, "query-side").awaitOutput("Queries: ");
  }

  /** Another query side of the system, with a data folder of its own. */
  private Map<String, String> beside(RunningSystem system) {
    Map<String, String> settings = new HashMap<>(system.settings());
    settings.put("ORDERLOG_DATA", folder.resolve("beside").toString());
    settings.put("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS",
        "127.0.0.1:" + system.settings().get("ORDERLOG_KAFKA_PORT"));
    settings.put("ORDERLOG_QUERY_PORT", RunningSystem.freePort());
    return settings;
  }

  /** How far the last commit is, as the log of a query side tells it. */
  private static String place(InProcessReplay replay) {
    return JsonMapper.shared().readTree(replay.run("list", "--json")).valueStream()
        .filter(one -> one.path("projection").asString().equals("search"))
        .findFirst().map(KilledSearchTest::offsets).orElse("nowhere");
  }

  private static String offsets(JsonNode index) {
    return index.path("nextOffsets").propertyStream()
        .map(next -> next.getKey() + "@" + next.getValue().asLong())
        .collect(Collectors.joining(", "));
  }
}
