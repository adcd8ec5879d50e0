package io.orderlog.replay.export;

import static io.orderlog.projections.OrderEvents.EUR;
import static io.orderlog.projections.OrderEvents.next;
import static io.orderlog.projections.OrderEvents.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderEntrusted;
import io.orderlog.domain.order.OrderEvent.OrderPaid;
import io.orderlog.domain.order.OrderEvent.OrderPlaced;
import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestLog;
import io.orderlog.replay.ReplayTool;
import io.orderlog.replay.ReplayTool.Outcome;
import io.orderlog.replay.order.ReplayedOrders;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

@Tag("long")
@ExtendWith(SharedKafka.class)
@Tag("strange-machine")
class ExportImportTest {

  private static final int ORDERS = 600;
  private static final String SEVEN = orderId(7);

  @TempDir
  Path folder;

  private TestLog source;
  private TestLog target;
  private KafkaEventLog<OrderEvent> targetLog;
  private ReplayTool from;
  private ReplayTool to;
  private Path file;

  @BeforeEach
  void open(EmbeddedKafka kafka) {
    source = TestLog.create(kafka);
    source.append(IntStream.range(0, ORDERS).boxed().flatMap(i -> Stream.of(
        next(orderId(i), 1, placed("customer-" + i % 10)),
        next(orderId(i), 2, new QuantityChanged("pen", 4, 1_500)))).toList());
    source.append(SEVEN, 3, new OrderPaid("payment-1", 1_500, EUR));
    target = TestLog.create(kafka);
    targetLog = TestLog.open(kafka.bootstrapServers(), target.log().identity().topic());
    from = ReplayTool.on(kafka.bootstrapServers(), source.log().identity(), folder.resolve("a"));
    to = ReplayTool.on(kafka.bootstrapServers(), target.log().identity(), folder.resolve("b"));
    file = folder.resolve("log.jsonl");
  }

  @AfterEach
  void close() {
    targetLog.close();
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
  void an_order_that_a_process_drives_is_imported_as_such() {
    source.append(List.of(next(orderId(ORDERS), 1, placed("customer")),
        next(orderId(ORDERS), 2, new OrderEntrusted())));
    source.append(orderId(ORDERS), 3, new OrderPaid("payment-1", 1_000, EUR));
    export();
    Outcome imported = importFile();
    assertThat(imported.exitCode()).as("%s", imported).isZero();
    assertThat(events(target.log())).isEqualTo(events(source.log()));
    assertThat(to.run("history", orderId(ORDERS)).out()).contains("order.entrusted.v1");
    assertThat(to.run("rebuild", "--all").exitCode()).isZero();
    assertThat(to.run("verify", "--all").exitCode()).isZero();
  }

  @Test
  void every_line_is_a_cloud_event() throws IOException {
    export();
    assertThat(lines()).hasSize(2 * ORDERS + 2).anySatisfy(line -> assertThat(line).isEqualTo(
        "{\"specversion\":\"1.0\",\"id\":\"" + SEVEN + "/3\",\"source\":\"urn:orderlog:orders\","
            + "\"type\":\"order.paid.v1\",\"subject\":\"" + SEVEN + "\","
            + "\"time\":\"2026-03-01T10:00:03Z\",\"datacontenttype\":\"application/json\","
            + "\"sequence\":\"3\",\"commandid\":\"command-3\",\"commandhash\":\"hash-of-a-command-0123\","
            + "\"correlationid\":\"correlation-1\",\"data\":{\"paymentReference\":\"payment-1\","
            + "\"amountMinor\":1500,\"currency\":\"EUR\"}}"));
    assertThat(lines().getLast()).matches("\\{\"specversion\":\"1.0\",\"id\":\"end\","
        + "\"source\":\"urn:orderlog:orders\",\"type\":\"orderlog.export.end.v1\","
        + "\"data\":\\{\"events\":1201,\"sha256\":\"[0-9a-f]{64}\"}}");
  }

  @Test
  void what_caused_an_event_and_who_asked_for_it_is_kept() throws IOException {
    String golden = Files.readString(Path.of("src", "test", "resources", "golden-lines",
        "caused.json"));
    String order = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
    source.append(order, 1, placed("customer"));
    source.append(List.of(new NewEvent<>(order, 2, new OrderPaid("payment-1", 1_000, EUR),
        new EventMetadata(Instant.parse("2026-03-01T10:15:30.125Z"), "command-7", OrderEvents.HASH,
            "correlation-1", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "stock/BÜCHER 速達/7", new Principal(
                Principal.Type.SERVICE_ACCOUNT, "fulfilment@läden.example")))));
    export();
    assertThat(lines()).contains(golden);
    assertThat(importFile().exitCode()).isZero();
    assertThat(events(target.log())).isEqualTo(events(source.log()));
  }

  @Test
  void a_cause_or_a_principal_that_cannot_be_one_changes_nothing() throws IOException {
    export();
    badAttributes("causationid is missing or no text", "\"causationid\":\"\"");
    badAttributes("causationid is missing or no text", "\"causationid\":7");
    badAttributes("causationid has 256 characters, and may have 1 to 255",
        "\"causationid\":\"" + "c".repeat(256) + "\"");
    badAttributes("causationid has a control character or half of a surrogate pair",
        "\"causationid\":\"\\ud83d\"");
    badAttributes("authtype is none of app_user, user, ", "\"authtype\":\"robot\"");
    badAttributes("authid is there without authtype", "\"authid\":\"mary\"");
    assertThat(events(target.log())).isEmpty();
  }

  private void badAttributes(String reason, String attributes) throws IOException {
    impossible(3, "its field " + reason,
        line -> line.replace("\"data\"", attributes + ",\"data\""));
  }

  @Test
  void a_log_that_is_not_empty_is_refused() {
    export();
    target.append(orderId(1), 1, placed("customer"));
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
    try (LogImport broken = LogImport.open(targetLog.as(new StoredEventCodec()), 1,
        TimeSource.system(), _ -> {})) {
      new ExportReader(file, ReplayedOrders.ORDERS).read(broken::accept);
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
  void an_import_that_is_broken_off_leaves_no_half_command() {
    try (LogImport broken = LogImport.open(targetLog.as(new StoredEventCodec()), 1,
        TimeSource.system(), _ -> {})) {
      IntStream.range(0, 999).forEach(i -> broken.accept(delivered(orderId(i), 1, "c")));
      Stream.of(delivered(SEVEN, 2, "of both"), delivered(SEVEN, 3, "of both"),
          delivered(SEVEN, 4, "the next")).forEach(broken::accept);
    }
    assertThat(events(target.log())).hasSize(1_001)
        .anySatisfy(event -> assertThat(event).contains(SEVEN + " 3 "));
  }

  private static NewEvent<StoredEvent> delivered(String order, long version, String commandId) {
    return new NewEvent<>(order, version,
        new StoredEvent("order.delivered.v1", JsonNodeFactory.instance.objectNode()),
        new EventMetadata(Instant.EPOCH, commandId, "hash", "correlation", null));
  }

  @Test
  void a_file_that_is_not_as_it_was_written_changes_nothing() throws IOException {
    export();
    refusedAs("line 1202: it says that the SHA-256 of all events is ", lines -> changed(lines, 4,
        line -> line.replace("command-", "Command-")));
    refusedAs("line 5: its field data cannot be read: its data is not what order.",
        lines -> changed(lines, 4,
            line -> line.replace("\"data\":{", "\"data\":{\"more\":1,")));
    refusedAs("line 5: its field time is \"soon\", which is no time", lines -> changed(lines, 4,
        line -> line.replaceAll("\"time\":\"[^\"]*\"", "\"time\":\"soon\"")));
    refusedAs("line 5: it is no JSON, or has a field twice, at its character ",
        lines -> changed(lines, 4, line -> line.substring(9)));
    refusedAs("line 1201: it says that there are 1201 events, but 1200 stand before it", lines -> {
      lines.remove(indexOf(lines, SEVEN + "/3"));
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
    int first = indexOf(lines(), SEVEN + "/1");
    int second = indexOf(lines(), SEVEN + "/2");
    int third = indexOf(lines(), SEVEN + "/3");
    refusedAs("line " + third + ": version 3 of order " + SEVEN + " comes where version 2 should",
        lines -> sealed(lines, () -> lines.remove(second)), resume);
    refusedAs("line " + second + ": version 2 of order " + SEVEN + " comes where version 1 should",
        lines -> sealed(lines, () -> lines.remove(first)), resume);
    refusedAs(
        "line " + (second + 1) + ": version 3 of order " + SEVEN + " comes where version 2 should",
        lines -> sealed(lines, () -> Collections.swap(lines, second, third)), resume);
    refusedAs(
        "line " + (third + 2) + ": version 3 of order " + SEVEN + " is on an earlier line",
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

  /** A line for each mistake; what each of them breaks is reported, and nothing is written. */
  @Test
  void histories_that_cannot_have_happened_change_nothing() throws IOException {
    export();
    impossible(1,
        "version 1 of order " + SEVEN + " cannot have happened: its total is 1001 in minor"
            + " units, but its lines add up to 1000",
        line -> line.replace("1000}", "1001}"));
    impossible(2, "its total is 1500 in minor units, but its lines add up to 1750",
        line -> line.replace("\"quantity\":4", "\"quantity\":5"));
    impossible(2, "QuantityChanged cannot happen to an order without a line for ink-2",
        line -> line.replace("\"pen\"", "\"ink-2\""));
    impossible(3, "its amount is 1000 EUR in minor units, but the order costs 1500 EUR",
        line -> line.replace("1500", "1000"));
    impossible(3, "the order costs 1500 EUR", line -> line.replace("EUR", "USD"));
    impossible(3, "OrderShipped cannot happen to an order that is Placed", line -> line
        .replace("order.paid.v1", "order.shipped.v1").replaceAll("\"data\":.*",
            "\"data\":{\"carrier\":\"Post\",\"trackingNumber\":\"1\"}}"));
    impossible(1, "OrderPaid cannot happen to an order that is NotPlaced", line -> line
        .replace("order.placed.v1", "order.paid.v1").replaceAll("\"data\":.*",
            "\"data\":{\"paymentReference\":\"p\",\"amountMinor\":1,\"currency\":\"EUR\"}}"));
    impossible(3, "its commandid command-2 is that of another command of this order",
        line -> line.replace("command-3", "command-2").replace("0123", "3210"));
    impossible(1, "its field subject is \"order-7\", which is no order id",
        line -> line.replace(SEVEN, "order-7"));
    impossible(3, "its field time is \"+20000-01-01T00:00:00Z\", which is beyond the years",
        line -> line.replace("2026-03-01T10:00:03Z", "+20000-01-01T00:00:00Z"));
    impossible(3, "its field partitionkey is not of an exported event",
        line -> line.replace("\"sequence\"", "\"partitionkey\":\"other\",\"sequence\""));
    assertThat(events(target.log())).isEmpty();
  }

  private void impossible(int version, String rule, UnaryOperator<String> change)
      throws IOException {
    int index = indexOf(lines(), SEVEN + "/" + version);
    refusedAs("line " + (index + 1) + ": ",
        lines -> sealed(lines, () -> lines.set(index, change.apply(lines.get(index)))));
    refusedAs(rule,
        lines -> sealed(lines, () -> lines.set(index, change.apply(lines.get(index)))), true);
  }

  @Test
  void more_orders_than_can_be_held_are_checked_in_rounds() throws IOException {
    export();
    HistoryCheck<?, ?> check = new HistoryCheck<>(
        ReplayedOrders.ORDERS, 10_000);
    int rounds = 1;
    new ExportReader(file, ReplayedOrders.ORDERS).read(check::take);
    while (check.hasMore()) {
      check.nextRound();
      new ExportReader(file, ReplayedOrders.ORDERS).read(check::take);
      rounds++;
    }
    assertThat(rounds).isGreaterThan(5);

    List<String> lines = lines();
    int last = indexOf(lines, orderId(ORDERS - 1) + "/2");
    Files.write(file, sealed(lines, () -> lines.set(
        last, lines.get(last).replace("1500", "1501"))));
    HistoryCheck<?, ?> again = new HistoryCheck<>(
        ReplayedOrders.ORDERS, 10_000);
    assertThatThrownBy(() -> {
      new ExportReader(file, ReplayedOrders.ORDERS).read(again::take);
      while (again.hasMore()) {
        again.nextRound();
        new ExportReader(file, ReplayedOrders.ORDERS).read(again::take);
      }
    }).isInstanceOf(BadExportException.class).hasMessageContaining("line " + (last + 1) + ": ");
  }

  @Test
  void an_event_that_the_log_does_not_take_changes_nothing(EmbeddedKafka kafka)
      throws IOException {
    source.append(orderId(ORDERS), 1, new OrderPlaced("c", EUR, IntStream.range(0, 500)
        .mapToObj(i -> new OrderLine("pen-" + i + "x".repeat(50), 1, 1)).toList(), 500));
    export();
    TestLog.limitEvents(kafka, target.log().identity().topic(), 20_000);
    Outcome refused = importFile();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().lines()).singleElement().asString()
        .startsWith("version 1 of order " + orderId(ORDERS) + " does not fit into the log: ")
        .contains("max.message.bytes").contains("nothing was imported");
    assertThat(events(target.log())).isEmpty();
  }

  private static String orderId(int number) {
    return String.format(Locale.ROOT, "00000000-0000-4000-8000-%012d", number);
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
    lines.add(new CloudEventLine(ReplayedOrders.ORDERS).of(new CloudEventLine.Content.End(
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
      try (LogReader<OrderEvent> reader = log.openReader(Offsets.at(partition, 0))) {
        new CatchUp(log, TimeSource.system(), Duration.ofSeconds(30)).run(reader, batch -> batch
            .forEach(event -> events.add(event.position().partition() + " " + event.streamId()
                + " " + event.version() + " " + event.type() + " " + event.data() + " "
                + event.metadata())));
      }
    }
    return events;
  }
}
