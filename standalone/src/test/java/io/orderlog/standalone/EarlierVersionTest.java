package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A data folder and an export that version 0.1 wrote, with what that version answered to queries.
 * Every later version starts with the one and imports the other.
 */
@Tag("long")
class EarlierVersionTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DAYS = "?from=2026-11-20&to=2026-11-30";
  private static final String PLACE = """
      {"customerId":"Zoë 日本","currency":"EUR",\
      "lines":[{"sku":"mug","quantity":2,"unitPrice":"9.95"}]}""";

  @Test
  void a_data_folder_of_version_0_1_starts_with_all_its_orders(@TempDir Path folder)
      throws IOException {
    EarlierFiles.unpack("data-0.1.zip", folder.resolve("data"));
    try (RunningSystem system = RunningSystem.start(folder)) {
      HttpResponse<String> again =
          system.command("/orders", PLACE, "Idempotency-Key", "yesterday-1");
      assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
      assertThat(again.headers().firstValue("Consistency-Token")).contains("3@52");

      assertThat(answers(system)).isEqualTo(EarlierFiles.json("answers-0.1.json"));
      assertAllAsTheLogSays(system);
    }
  }

  @Test
  @Tag("faults")
  @Tag("faults-short")
  void an_export_of_version_0_1_imports_and_is_exported_as_it_was(@TempDir Path folder)
      throws IOException {
    Path export =
        Files.write(folder.resolve("export.jsonl.gz"), EarlierFiles.bytes("export-0.1.jsonl.gz"));
    ReadModelSettings readModels = ReadModelSettings.inFolder(folder.resolve("data"));
    try (RunningSystem system = RunningSystem.afterImport(folder, readModels, export)) {
      HttpResponse<String> again =
          system.command("/orders", PLACE, "Idempotency-Key", "yesterday-1");
      assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
      system.query("/orders", "Consistency-Token",
          again.headers().firstValue("Consistency-Token").orElseThrow());

      assertThat(withoutPositions(answers(system)))
          .isEqualTo(withoutPositions(EarlierFiles.json("answers-0.1.json")));
      assertAllAsTheLogSays(system);
      Path exported = folder.resolve("again.jsonl.gz");
      assertThat(system.run("replay", "export", "--to", exported.toString()).awaitExit()).isZero();
      assertThat(lines(exported)).containsExactlyInAnyOrderElementsOf(lines(export));
    }
  }

  private static void assertAllAsTheLogSays(RunningSystem system) {
    ChildProcess verify = system.run("replay", "verify", "--all");
    assertThat(verify.awaitExit()).as(verify.out() + verify.err()).isZero();
  }

  /** All that the read models say, in the shape of the golden file. */
  private static JsonNode answers(RunningSystem system) {
    ObjectNode answers = JSON.createObjectNode();
    JsonNode orders = RunningSystem.json(system.query("/orders?limit=200&sort=placedAt"))
        .path("items");
    answers.set("orders", orders);
    List<JsonNode> histories = new ArrayList<>();
    orders.forEach(order -> histories.add(RunningSystem.json(
        system.query("/orders/" + order.path("orderId").stringValue() + "/history"))));
    answers.set("histories", JSON.valueToTree(histories));
    answers.set("sales", RunningSystem.json(system.query("/sales/daily" + DAYS)).path("items"));
    answers.set("demand",
        RunningSystem.json(system.query("/products/demand" + DAYS)).path("items"));
    return answers;
  }

  /** An import appends in transactions of its own, so events have other offsets. */
  private static JsonNode withoutPositions(JsonNode answers) {
    answers.path("histories").forEach(history -> history.path("events")
        .forEach(event -> ((ObjectNode) event).remove("position")));
    return answers;
  }

  private static List<String> lines(Path export) throws IOException {
    try (InputStream unzipped = new GZIPInputStream(Files.newInputStream(export))) {
      return new String(unzipped.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.contains("sha256")).toList();
    }
  }
}
