package io.orderlog.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandSide;
import io.orderlog.command.CommandSideSettings;
import io.orderlog.commandline.CommandErrors;
import io.orderlog.embedded.GuardedKafka;
import io.orderlog.embedded.GuardedKafka.Grant;
import io.orderlog.eventlog.kafka.connection.KafkaSettings;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.projections.ProjectionsProcess;
import io.orderlog.projections.ProjectionsSettings;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.query.QuerySide;
import io.orderlog.query.QuerySideSettings;
import io.orderlog.replay.ReplayCommand;
import io.orderlog.settings.Environment;
import io.orderlog.settings.OneLine;
import io.orderlog.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The processes on a cluster that guards everything, each with a principal of its own and exactly
 * the rights that docs/running.md lists for it.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuardedSystemTest {

  /** A command side that serves stock alone. */
  private static final String STOCK_SIDE = "stock-side";

  private static final String PLACING = """
      {"customerId":"c-1","currency":"EUR","lines":[{"sku":"mug","quantity":2,"unitPrice":"9.95"}]}
      """;

  private static final String EMPTY_EXPORT = """
      {"specversion":"1.0","id":"end","source":"urn:orderlog:orders","type":"orderlog.export.end.v1","data":{"events":0,\
      "sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}
      """;

  private static GuardedKafka kafka;
  private static Path folder;
  private static List<DocumentedRight> documented;

  private final Map<String, List<Grant>> granted = new HashMap<>();

  @BeforeAll
  static void start(@TempDir Path temporary) throws Exception {
    folder = temporary;
    documented = DocumentedRight.all();
    String[] principals = documented.stream().map(DocumentedRight::principal).distinct()
        .toArray(String[]::new);
    kafka = GuardedKafka.start(folder.resolve("kafka"), principals);
    // Before a writer's state file is opened, which is H2's as well.
    ReadModelDatabase.open(ReadModelSettings.inFolder(folder.resolve("data"))).close();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @AfterEach
  void revoke() throws Exception {
    for (Map.Entry<String, List<Grant>> each : granted.entrySet()) {
      kafka.revoke(each.getKey(), each.getValue());
    }
  }

  /** Comes first: after it, all that is there once is there. */
  @Test
  @Order(1)
  void on_a_cluster_where_nothing_is_there_yet_each_right_to_make_it_is_told() throws Exception {
    List<String> needed = List.of("CREATE on Topic orders.events",
        "DESCRIBE_CONFIGS on Cluster kafka-cluster", "CREATE on Topic orders.writers",
        "CREATE on Topic stock.events", "CREATE on Topic stock.writers",
        "CREATE on Topic waits.events", "CREATE on Topic waits.writers",
        "CREATE on Topic products.events", "CREATE on Topic products.writers",
        "CREATE on Topic risk.events", "CREATE on Topic risk.writers",
        "CREATE on Topic carts.events", "CREATE on Topic carts.writers",
        "CREATE on Topic payments.events", "CREATE on Topic payments.writers",
        "CREATE on Topic shipments.events", "CREATE on Topic shipments.writers",
        "CREATE on Topic mails.events", "CREATE on Topic mails.writers",
        "CREATE on Topic fulfilments.events", "CREATE on Topic fulfilments.writers",
        "CREATE on Topic webhook-endpoints.events", "CREATE on Topic webhook-endpoints.writers",
        "CREATE on Topic orderlog.positions", "CREATE on Topic orderlog.parked");
    grant("import", right -> !right.told().equals(needed.getFirst()));
    assertThat(tryImport(emptyExport())).contains("User:import lacks " + needed.getFirst());
    grant("command-side", right -> !right.once());
    for (String told : needed) {
      assertThat(tryCommandSide()).contains("User:command-side lacks " + told + ";");
      grant("command-side", right -> right.told().equals(told));
    }
    assertThat(tryCommandSide()).isEmpty();
    assertThat(documented.stream().filter(DocumentedRight::once).map(DocumentedRight::told))
        .isSubsetOf(needed);
  }

  @Test
  @Order(3)
  void with_exactly_the_rights_that_are_documented_everything_works() throws Exception {
    for (String principal : List.of("command-side", "projections", "query-side", "replay")) {
      grant(principal, right -> !right.once());
    }
    try (CommandSide commands = commandSide();
        ProjectionsProcess _ = projections();
        QuerySide queries = querySide();
        HttpProbe commandClient = new HttpProbe(commands.url());
        HttpProbe queryClient = new HttpProbe(queries.url())) {
      Eventually.isTrue(() -> commands.reasonsNotReady().isEmpty(),
          () -> commands.reasonsNotReady().toString());
      // Until the read models are built, no token is waited for.
      awaitReady(queryClient);
      HttpAnswer placed = commandClient.post("/orders", PLACING);
      assertThat(placed.status()).as(placed.body()).isEqualTo(201);
      String order = placed.header("Location");
      String token = placed.header("Consistency-Token");
      for (String path : List.of(order, order + "?version=1")) {
        assertThat(queryClient.get(path, "Consistency-Token", token).status()).as(path)
            .isEqualTo(200);
      }
      assertThat(queryClient.get("/orders").header("Orderlog-Lag")).isEqualTo("0");
      awaitReady(queryClient);
      String id = order.substring("/orders/".length());
      for (List<String> command : List.of(List.of("list"), List.of("verify", "--all"),
          List.of("rebuild", "orders"), List.of("rollback", "orders"), List.of("history", id),
          List.of("quarantine", "list"),
          List.of("export", "--to", folder.resolve("log.jsonl").toString()))) {
        assertThat(replay("replay", command.toArray(String[]::new)))
            .as(command.toString()).isEmpty();
      }
    }
    grant("import", right -> !right.once());
    assertThat(tryImport(folder.resolve("log.jsonl"))).isEmpty();
  }

  @Test
  @Order(3)
  void who_serves_stock_alone_needs_no_more_than_is_documented_for_it() throws Exception {
    grant(STOCK_SIDE, right -> !right.once());
    try (CommandSide stock = commandSide(STOCK_SIDE);
        HttpProbe client = new HttpProbe(stock.url())) {
      Eventually.isTrue(() -> stock.reasonsNotReady().isEmpty(),
          () -> stock.reasonsNotReady().toString());
      HttpAnswer received = client.post(
          "/stock/mug/receive", "{\"quantity\":1,\"reference\":\"delivery\"}");
      assertThat(received.status()).as(received.body()).isEqualTo(200);
      assertThat(client.post("/orders", PLACING).status()).isEqualTo(503);
    }
  }

  static Stream<DocumentedRight> rights() throws IOException {
    return DocumentedRight.all().stream().filter(right -> !right.once())
        .filter(right -> !isOfAnotherLog(right) && !right.principal().equals(STOCK_SIDE));
  }

  static Stream<DocumentedRight> rightsOfOtherLogs() throws IOException {
    return DocumentedRight.all().stream().filter(right -> !right.once())
        .filter(right -> isOfAnotherLog(right) || right.principal().equals(STOCK_SIDE));
  }

  /** One that is handled as its like for orders is. */
  private static boolean isOfAnotherLog(DocumentedRight right) {
    return Stream.of("stock.", "waits.", "products.", "risk.", "carts.", "payments.", "shipments.",
        "mails.", "fulfilments.", "webhook-endpoints.")
        .anyMatch(log -> right.told().contains(" " + log));
  }

  @ParameterizedTest
  @MethodSource("rightsOfOtherLogs")
  @Order(6)
  @Tag("faults")
  void one_right_less_on_another_log_is_told(DocumentedRight missing) throws Exception {
    grant(missing.principal(), right -> right.once());
    one_right_less_is_told(missing);
  }

  @ParameterizedTest
  @MethodSource("rights")
  @Order(4)
  void one_right_less_is_told(DocumentedRight missing) throws Exception {
    grant(missing.principal(), right -> !right.once() && !right.equals(missing));
    assertThat(switch (missing.principal()) {
      case "command-side", STOCK_SIDE -> tryCommandSide(missing.principal());
      case "projections" -> tryProjections();
      case "query-side" -> tryQuerySide();
      case "replay" -> replay("replay", "list");
      case "import" -> tryImport(folder.resolve("log.jsonl"));
      default -> throw new AssertionError(missing);
    }).contains("User:" + missing.principal() + " lacks " + missing.told())
        .contains("kafka-acls.sh --add --allow-principal User:" + missing.principal());
  }

  @Test
  @Order(5)
  @Tag("faults")
  @Tag("faults-short")
  void a_right_that_is_taken_away_is_told_and_all_goes_on_when_it_is_granted_again()
      throws Exception {
    for (String principal : List.of("command-side", "projections", "query-side")) {
      // Alone in its profile, it comes first, and makes what is not there yet.
      grant(principal, _ -> true);
    }
    try (CommandSide commands = commandSide();
        ProjectionsProcess projections = projections();
        QuerySide queries = querySide();
        HttpProbe commandClient = new HttpProbe(commands.url());
        HttpProbe queryClient = new HttpProbe(queries.url())) {
      Eventually.isTrue(() -> commands.reasonsNotReady().isEmpty(),
          () -> commands.reasonsNotReady().toString());
      awaitReady(queryClient);
      List<DocumentedRight> taken = documented.stream()
          .filter(right -> Set.of("command-side", "projections", "query-side")
              .contains(right.principal()))
          .filter(right -> Set.of("READ on Topic orders.events", "WRITE on Topic orders.events")
              .contains(right.told()))
          .toList();
      for (DocumentedRight right : taken) {
        kafka.revoke(right.principal(), List.of(right.grant()));
      }
      assertThat(commandClient.post("/orders", PLACING).status()).isEqualTo(503);
      awaitReason("User:command-side lacks READ on Topic orders.events",
          commands::reasonsNotReady);
      awaitReason("User:projections lacks READ on Topic orders.events",
          () -> projections.health().stream().map(health -> health.reason()).toList());
      awaitReason("User:query-side lacks ",
          () -> List.of(queryClient.get("/health/ready").body()));
      for (DocumentedRight right : taken) {
        kafka.grant(right.principal(), List.of(right.grant()));
      }
      Eventually.isTrue(() -> commands.reasonsNotReady().isEmpty(),
          () -> commands.reasonsNotReady().toString());
      HttpAnswer placed = commandClient.post("/orders", PLACING);
      assertThat(placed.status()).as(placed.body()).isEqualTo(201);
      Eventually.isTrue(() -> queryClient.get(placed.header("Location")).status() == 200,
          () -> String.valueOf(projections.health()));
      awaitReady(queryClient);
    }
  }

  private static void awaitReady(HttpProbe client) {
    Eventually.isTrue(() -> client.get("/health/ready").status() == 200,
        () -> client.get("/health/ready").body());
  }

  private static void awaitReason(String reason, Supplier<List<String>> reasons) {
    Eventually.isTrue(() -> reasons.get().stream().anyMatch(each -> each.contains(reason)),
        () -> reason + " is not told in " + reasons.get());
  }

  private void grant(String principal, Predicate<DocumentedRight> which) throws Exception {
    List<Grant> grants = documented.stream().filter(right -> right.principal().equals(principal))
        .filter(which).map(DocumentedRight::grant).toList();
    kafka.grant(principal, grants);
    granted.computeIfAbsent(principal, _ -> new ArrayList<>()).addAll(grants);
  }

  /** What it says until it is ready; empty if it gets ready without a word. */
  private static String tryCommandSide() throws IOException {
    return tryCommandSide("command-side");
  }

  private static String tryCommandSide(String principal) throws IOException {
    try (CommandSide commands = commandSide(principal)) {
      Eventually.isTrue(() -> commands.reasonsNotReady().isEmpty()
          || commands.reasonsNotReady().toString().contains(" lacks "),
          () -> commands.reasonsNotReady().toString());
      return commands.reasonsNotReady().isEmpty() ? "" : commands.reasonsNotReady().toString();
    } catch (RuntimeException failure) {
      return OneLine.of(failure);
    }
  }

  /** With one log of two it goes on, and says what it lacks of the other. */
  private static String tryProjections() throws IOException {
    try (ProjectionsProcess projections = projections()) {
      Eventually.isTrue(() -> projections.health().toString().contains(" lacks "),
          () -> projections.health().toString());
      return projections.health().toString();
    } catch (RuntimeException failure) {
      return OneLine.of(failure);
    }
  }

  private static String tryQuerySide() throws IOException {
    try (QuerySide queries = querySide(); HttpProbe client = new HttpProbe(queries.url())) {
      Eventually.isTrue(() -> client.get("/health/ready").body().contains(" lacks "),
          () -> client.get("/health/ready").body());
      assertThat(client.get("/health/ready").status()).isEqualTo(503);
      return client.get("/health/ready").body();
    }
  }

  /** Goes on with an import, so that the log need not be empty. */
  private static String tryImport(Path file) throws IOException {
    return replay("import", "import", "--from", file.toString(), "--resume");
  }

  private static Path emptyExport() throws IOException {
    return Files.writeString(folder.resolve("empty.jsonl"), EMPTY_EXPORT, UTF_8);
  }

  private static CommandSide commandSide() throws IOException {
    return commandSide("command-side");
  }

  private static CommandSide commandSide(String principal) throws IOException {
    Environment environment = environment(principal);
    CommandSideSettings settings =
        CommandSideSettings.of(environment, KafkaSettings.of(environment));
    environment.check();
    return CommandSide.start(settings, TimeSource.system(), UUID::randomUUID);
  }

  private static ProjectionsProcess projections() throws IOException {
    Environment environment = environment("projections");
    ProjectionsSettings settings =
        ProjectionsSettings.of(environment, KafkaSettings.of(environment));
    environment.check();
    return ProjectionsProcess.start(settings, TimeSource.system(), new Random(1));
  }

  private static QuerySide querySide() throws IOException {
    Environment environment = environment("query-side");
    QuerySideSettings settings = QuerySideSettings.of(environment, KafkaSettings.of(environment));
    environment.check();
    return QuerySide.start(settings, TimeSource.system(), UUID::randomUUID);
  }

  /** What it says when it fails, in one line; empty if it does not. */
  private static String replay(String principal, String... arguments) throws IOException {
    PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = CommandErrors.inOneLine(ReplayCommand.create(
        new ReplaySessions(environment(principal), out), TimeSource.system(), out))
        .setErr(new PrintWriter(err, true, UTF_8)).execute(arguments);
    assertThat(exitCode).as(err.toString(UTF_8)).isEqualTo(err.size() == 0 ? 0 : 1);
    return err.toString(UTF_8).strip();
  }

  private static Environment environment(String principal) throws IOException {
    return new Environment(Map.of(
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
        "ORDERLOG_KAFKA_CONFIG",
        GuardedKafka.clientPropertiesFile(folder, principal).toString(),
        "ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_COMMAND_PORT", "0",
        "ORDERLOG_QUERY_PORT", "0",
        "ORDERLOG_SERVE", principal.equals(STOCK_SIDE) ? "stock" : "",
        "ORDERLOG_CONSISTENCY_WAIT_MS", "30000"));
  }
}
