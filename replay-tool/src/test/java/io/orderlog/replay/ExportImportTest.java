package io.orderlog.replay;

import static io.orderlog.projections.OrderEvents.paid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.projections.TestLog;
import io.orderlog.replay.ReplayTool.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedKafka.class)
@Tag("strange-machine")
class ExportImportTest {

  private static final int ORDERS = 600;

  @TempDir
  Path folder;

  private TestLog source;
  private TestLog target;
  private ReplayTool from;
  private ReplayTool to;
  private Path file;

  @BeforeEach
  void open(EmbeddedKafka kafka) {
    source = TestLog.create(kafka);
    source.appendOrders(0, ORDERS);
    source.append("order-7", 3, paid());
    target = TestLog.create(kafka);
    from = ReplayTool.on(kafka.bootstrapServers(), source.log().identity(), folder.resolve("a"));
    to = ReplayTool.on(kafka.bootstrapServers(), target.log().identity(), folder.resolve("b"));
    file = folder.resolve("log.jsonl");
  }

  @AfterEach
  void close() {
    target.close();
    source.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"log.jsonl", "log.jsonl.gz"})
  void an_imported_log_has_the_same_events(String name) {
    file = folder.resolve(name);
    Outcome exported = export();
    assertThat(exported.out()).contains(name + " has 1,201 events, SHA-256 ");
    Outcome imported = importFile();
    assertThat(imported.exitCode()).as("%s", imported).isZero();
    assertThat(imported.out()).contains(name + ": 1,201 events imported");
    assertThat(events(target.log())).isEqualTo(events(source.log())).hasSize(2 * ORDERS + 1);
    assertThat(to.run("rebuild", "--all").exitCode()).isZero();
    assertThat(to.run("verify", "--all").exitCode()).isZero();
    assertThat(folder.toFile().list()).contains(name).doesNotContain(name + ".unfinished");
  }

  @Test
  void every_line_is_a_cloud_event() throws IOException {
    export();
    assertThat(lines()).hasSize(2 * ORDERS + 2).anySatisfy(line -> assertThat(line).isEqualTo(
        "{\"specversion\":\"1.0\",\"id\":\"order-7/3\",\"source\":\"urn:orderlog:orders\","
            + "\"type\":\"order.paid.v1\",\"subject\":\"order-7\","
            + "\"time\":\"2026-03-01T10:00:03Z\",\"datacontenttype\":\"application/json\","
            + "\"sequence\":\"3\",\"commandid\":\"command-3\",\"commandhash\":\"hash\","
            + "\"correlationid\":\"correlation-1\",\"data\":{\"paymentReference\":\"payment-1\","
            + "\"amountMinor\":1000,\"currency\":\"EUR\"}}"));
    assertThat(lines().getLast()).matches("\\{\"specversion\":\"1.0\",\"id\":\"end\","
        + "\"source\":\"urn:orderlog:orders\",\"type\":\"orderlog.export.end.v1\","
        + "\"data\":\\{\"events\":1201,\"sha256\":\"[0-9a-f]{64}\"}}");
  }

  @Test
  void a_log_that_is_not_empty_is_refused() {
    export();
    target.append("order-1", 1, paid());
    Outcome refused = importFile();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains(" is not empty; import into a new one");
    assertThat(to.run("import", "--from", file.toString(), "--resume").err())
        .contains("it is not what an import of this file has left");
    assertThat(events(target.log())).hasSize(1);
  }

  @Test
  void an_import_that_was_broken_off_can_be_resumed() {
    export();
    try (LogImport broken = LogImport.open(target.log().as("urn:test", new StoredEventCodec()), 1,
        InstantSource.system(), _ -> {})) {
      new ExportReader(file).read(broken::accept);
    } catch (IOException unexpected) {
      throw new AssertionError(unexpected);
    }
    assertThat(events(target.log())).hasSize(1_000);
    assertThat(importFile().err()).contains("go on with it by --resume");
    Outcome resumed = to.run("import", "--from", file.toString(), "--resume");
    assertThat(resumed.out()).contains("201 events imported, 1,000 were there already");
    assertThat(events(target.log())).isEqualTo(events(source.log()));
  }

  @Test
  void a_file_that_is_not_as_it_was_written_changes_nothing() throws IOException {
    export();
    refusedAs("line 1202: it says that the SHA-256 of all events is ", lines -> changed(lines, 4,
        line -> line.replace("command-", "Command-")));
    refusedAs("line 5: its field data cannot be read", lines -> changed(lines, 4,
        line -> line.replace("\"data\":{", "\"data\":{\"more\":1,")));
    refusedAs("line 5: its field time is \"soon\", which is no time", lines -> changed(lines, 4,
        line -> line.replaceAll("\"time\":\"[^\"]*\"", "\"time\":\"soon\"")));
    refusedAs("line 5: it is no JSON", lines -> changed(lines, 4, line -> line.substring(9)));
    refusedAs("line 1201: it says that there are 1201 events, but 1200 stand before it", lines -> {
      lines.remove(indexOf(lines, "order-7/3"));
      return lines;
    });
    refusedAs("is cut off in line 1202", lines -> lines.subList(0, lines.size() - 1));
    refusedAs("line 1203: nothing may follow", lines -> {
      lines.add(lines.getFirst());
      return lines;
    });
    assertThat(events(target.log())).isEmpty();
  }

  /** As of somebody who edits an export and mends its last line, too. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void versions_that_do_not_follow_each_other_change_nothing(boolean resume) throws IOException {
    export();
    int first = indexOf(lines(), "order-7/1");
    int second = indexOf(lines(), "order-7/2");
    int third = indexOf(lines(), "order-7/3");
    refusedAs("line " + third + ": version 3 of order order-7 comes where version 2 should",
        lines -> sealed(lines, () -> lines.remove(second)), resume);
    refusedAs("line " + second + ": version 2 of order order-7 comes where version 1 should",
        lines -> sealed(lines, () -> lines.remove(first)), resume);
    refusedAs("line " + (second + 1) + ": version 3 of order order-7 comes where version 2 should",
        lines -> sealed(lines, () -> Collections.swap(lines, second, third)), resume);
    refusedAs("line " + (third + 2) + ": version 3 of order order-7 stands on an earlier line",
        lines -> sealed(lines, () -> lines.add(third, lines.get(third))), resume);
    assertThat(events(target.log())).isEmpty();
  }

  @Test
  void files_that_cannot_be_used_are_told_in_one_line() throws IOException {
    oneLine("there is no ", to.run("import", "--from", folder.resolve("none").toString()));
    oneLine(folder + " is a folder; name a file",
        to.run("import", "--from", folder.toString()));
    oneLine(folder + " is a folder; name a file",
        from.run("export", "--to", folder.toString()));
    oneLine(Path.of("").toAbsolutePath() + " is a folder", from.run("export", "--to", ""));
    Path empty = Files.createFile(folder.resolve("empty.jsonl.gz"));
    oneLine(empty + " is cut off in line 1:", to.run("import", "--from", empty.toString()));
    oneLine("there is no ", from.run("export", "--to", folder.resolve("no/where").toString()));
    export();
    oneLine(file + " is there already", from.run("export", "--to", file.toString()));
  }

  private static void oneLine(String start, Outcome failed) {
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err().lines()).singleElement().asString().startsWith(start);
  }

  private void refusedAs(String reason, UnaryOperator<List<String>> damage) throws IOException {
    refusedAs(reason, damage, false);
  }

  private void refusedAs(String reason, UnaryOperator<List<String>> damage, boolean resume)
      throws IOException {
    List<String> before = lines();
    Files.write(file, damage.apply(new ArrayList<>(before)));
    Outcome refused = resume
        ? to.run("import", "--from", file.toString(), "--resume")
        : importFile();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().lines()).singleElement().asString().startsWith(file.toString())
        .contains(reason)
        .endsWith("; nothing was imported: take a sound copy of the file, or export the log again");
    Files.write(file, before);
  }

  private static List<String> changed(
      List<String> lines, int index, UnaryOperator<String> change) {
    lines.set(index, change.apply(lines.get(index)));
    return lines;
  }

  /** The lines after this, with a last line that fits them. */
  private static List<String> sealed(List<String> lines, Runnable change) {
    lines.removeLast();
    change.run();
    MessageDigest digest = Checksums.sha256();
    lines.forEach(line -> digest.update((line + "\n").getBytes(UTF_8)));
    lines.add(new CloudEventLine().of(new CloudEventLine.Content.End(
        lines.size(), HexFormat.of().formatHex(digest.digest()))));
    return lines;
  }

  private static int indexOf(List<String> lines, String id) {
    return lines.indexOf(lines.stream().filter(line -> line.contains("\"id\":\"" + id + "\""))
        .findFirst().orElseThrow());
  }

  private Outcome export() {
    Outcome exported = from.run("export", "--to", file.toString());
    assertThat(exported.exitCode()).as("%s", exported).isZero();
    return exported;
  }

  private Outcome importFile() {
    return to.run("import", "--from", file.toString());
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  /** Without offsets, of which transactions take some. */
  private static List<String> events(EventLog<OrderEvent> log) {
    List<String> events = new ArrayList<>();
    for (int partition = 0; partition < TestLog.PARTITIONS; partition++) {
      try (LogReader<OrderEvent> reader = log.openReader(Map.of(partition, 0L))) {
        new CatchUp(log, InstantSource.system(), Duration.ofSeconds(30)).run(reader, batch -> batch
            .forEach(event -> events.add(event.position().partition() + " " + event.streamId()
                + " " + event.version() + " " + event.type() + " " + event.data() + " "
                + event.metadata())));
      }
    }
    return events;
  }
}
