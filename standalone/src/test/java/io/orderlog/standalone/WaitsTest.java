package io.orderlog.standalone;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A waiting list, from the stock to the answers and the tools, in the running system. */
@ExtendWith(SharedSystem.class)
class WaitsTest {

  private final String sku = "mug-" + OrderLives.newId();
  private final String path = "/stock/" + sku + "/waits";

  @Test
  void as_many_are_told_as_pieces_have_come(InnerSystem system) {
    join(system, "ada");
    join(system, "bob");
    String token = join(system, "cara").header("Consistency-Token");
    assertThat(system.queries().get(path, "Consistency-Token", token).json().path("waiting")
        .asInt()).isEqualTo(3);
    assertThat(system.commands().post("/stock/" + sku + "/receive",
        "{\"quantity\":2,\"reference\":\"d\"}").status()).isEqualTo(200);

    Eventually.isTrue(() -> list(system).json().path("told").asInt() == 2,
        () -> list(system).body());
    assertThat(list(system).body()).startsWith("{\"sku\":\"" + sku
        + "\",\"waiting\":1,\"told\":2,\"status\":\"IN_STOCK\",\"version\":6,");
    assertThat(list(system).body()).doesNotContain("@example.org");
    assertProblem(system.commands().post(path, "{\"email\":\"dora@example.org\"}"), 409,
        "item-in-stock");
  }

  @Test
  void the_tools_know_it(InnerSystem system, @TempDir Path folder) throws IOException {
    String token = join(system, "ada").header("Consistency-Token");
    system.queries().get(path, "Consistency-Token", token);
    InProcessReplay replay = new InProcessReplay(system.settings());

    assertThat(replay.run("list")).contains("waits");
    assertThat(replay.run("history", "--log", "waits", sku)).contains("wait.joined.v1", "SOLD_OUT");
    assertThat(replay.run("rebuild", "waits")).contains("waits: generation ");
    assertThat(replay.run("verify", "waits")).contains("all as the log says");
    assertThat(replay.run("rollback", "waits")).contains("is active now");

    Path exported = folder.resolve("waits.jsonl");
    replay.run("export", "--log", "waits", "--to", exported.toString());
    InProcessReplay elsewhere = new InProcessReplay(Map.of(
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_KAFKA_PORT", RunningSystem.freePort()));
    elsewhere.run("import", "--log", "waits", "--from", exported.toString());
    Path again = folder.resolve("again.jsonl");
    elsewhere.run("export", "--log", "waits", "--to", again.toString());
    assertThat(Files.readString(again)).isEqualTo(Files.readString(exported));
  }

  private HttpAnswer join(InnerSystem system, String name) {
    HttpAnswer joined =
        system.commands().post(path, "{\"email\":\"" + name + "@example.org\"}");
    assertThat(joined.status()).as(joined.body()).isEqualTo(201);
    return joined;
  }

  private HttpAnswer list(InnerSystem system) {
    return system.queries().get(path);
  }
}
