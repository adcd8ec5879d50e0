package io.orderlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandSide;
import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.ShopSettings;
import io.orderlog.command.token.TokenSecrets;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.settings.Durability;
import io.orderlog.time.TimeSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole command side on a real broker, one for all tests of a class; every order is new. */
@ExtendWith(SharedKafka.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // Set before the first test.
public abstract class CommandApiFixture {

  public static final String PAY = """
      {"paymentReference":"payment-1","amount":"20.00"}""";
  public static final String SHIP = """
      {"carrier":"carrier-1","trackingNumber":"tracking-1"}""";
  public static final String REASON = """
      {"reason":"changed my mind"}""";

  private static final TokenSecrets WAIT_SECRETS =
      new TokenSecrets(List.of("0123456789abcdef0123456789abcdef"));

  private Path data;
  private KafkaConnection connection;
  private CommandSide commandSide;
  private KafkaEventLog<OrderEvent> log;
  private HttpProbe client;

  @BeforeAll
  void start(EmbeddedKafka kafka, @TempDir Path folder) {
    data = folder;
    connection = KafkaConnection.to(kafka.bootstrapServers());
    startCommandSide();
    log = KafkaEventLog.open(OrderLog.ORDERS, connection);
  }

  @AfterAll
  void stop() {
    stopCommandSide();
    log.close();
  }

  /** As a new process on the same machine. */
  public void restart() {
    stopCommandSide();
    startCommandSide();
  }

  /** As a new process, on a log that got these events while there was none. */
  public void restartWith(List<NewEvent<OrderEvent>> events) {
    stopCommandSide();
    try (LogAppender<OrderEvent> appender = log.openAppender("nobody else")) {
      appender.append(events);
    }
    startCommandSide();
  }

  private void startCommandSide() {
    commandSide = CommandSide.start(
        new CommandSideSettings("127.0.0.1", 0, connection, Durability.PROCESS_CRASH,
            OptionalInt.empty(), OptionalInt.of(2),
            Optional.empty(), Optional.of("the only one"), data)
            .with(ShopSettings.alone().withWaitSecrets(WAIT_SECRETS)),
        TimeSource.system(), UUID::randomUUID);
    client = new HttpProbe(commandSide.url());
    while (client.get("/health/ready").status() != 200) {
      assertThat(commandSide.reasonsNotReady()).noneMatch(reason -> reason.contains("stopped"));
    }
  }

  private void stopCommandSide() {
    client.close();
    commandSide.close();
  }

  /** From now on the topic takes no larger batches. */
  void limitEvents(int bytes) {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, OrderLog.ORDERS.eventsTopic());
    try (Admin admin = Admin.create(
        Map.<String, Object>of("bootstrap.servers", connection.bootstrapServers()))) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(
          new ConfigEntry("max.message.bytes", String.valueOf(bytes)),
          AlterConfigOp.OpType.SET)))).all().toCompletionStage().toCompletableFuture().join();
    }
  }

  public HttpProbe client() {
    return client;
  }

  int port() {
    return URI.create(commandSide.url()).getPort();
  }

  public static String newId() {
    return UUID.randomUUID().toString();
  }

  /** An order of two pieces for 10.00 EUR each. */
  public static String placing(String orderId) {
    return String.format(Locale.ROOT, """
        {"orderId":"%s","customerId":"customer-1","currency":"EUR",
         "lines":[{"sku":"sku-1","quantity":2,"unitPrice":"10.00"}]}""", orderId);
  }

  /** A new order that was taken through these commands: pay, ship, deliver, cancel, return. */
  public String newOrder(String... commands) {
    String orderId = newId();
    assertThat(client.post("/orders", placing(orderId)).status()).isEqualTo(201);
    for (String command : commands) {
      assertThat(command(orderId, command, bodyOf(command)).status()).isEqualTo(200);
    }
    return orderId;
  }

  public HttpAnswer command(String orderId, String command, String body, String... headers) {
    return client.post("/orders/" + orderId + "/" + command, body, headers);
  }

  /** A body with which the command is right. */
  public static String bodyOf(String command) {
    return switch (command) {
      case "change-quantity" -> "{\"sku\":\"sku-1\",\"quantity\":3}";
      case "pay" -> PAY;
      case "ship" -> SHIP;
      case "deliver" -> "{}";
      case "cancel", "return" -> REASON;
      default -> throw new IllegalArgumentException(command);
    };
  }

  /** The answers to many requests at once. */
  static List<HttpAnswer> inParallel(int count, IntFunction<HttpAnswer> request) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, count)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), threads))
          .toList().stream().map(CompletableFuture::join).toList();
    }
  }

  /** What the log holds of the order. */
  public List<RecordedEvent<OrderEvent>> history(String orderId) {
    int partition = log.partitionOf(orderId);
    long end = log.endOffsets(Set.of(partition)).of(partition);
    List<RecordedEvent<OrderEvent>> events = new ArrayList<>();
    try (LogReader<OrderEvent> reader = log.openReader(Offsets.at(partition, 0))) {
      while (reader.positions().of(partition) < end) {
        events.addAll(reader.poll(Duration.ofMillis(100)));
      }
    }
    return events.stream().filter(event -> event.streamId().equals(orderId)).toList();
  }
}
