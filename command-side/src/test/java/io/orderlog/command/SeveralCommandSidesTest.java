package io.orderlog.command;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.order.OrderAggregate;
import io.orderlog.command.write.WriterFixture;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.Eventually;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterSlots;
import io.orderlog.http.CapturedLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.settings.Durability;
import io.orderlog.settings.InvalidSettingsException;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whole command sides that share two slots of one log on a real broker. */
@Tag("long")
@ExtendWith(SharedKafka.class)
@SuppressWarnings("NullAway.Init") // Set before each test.
class SeveralCommandSidesTest {

  private static final int SLOTS = 2;
  private static final String PAY = """
      {"paymentReference":"payment-1","amount":"20.00"}""";

  /** A command side and a client of it. */
  private record Running(CommandSide commandSide, HttpProbe client) {

    String url() {
      return commandSide.url();
    }

    /** The slots whose writers take commands in this process. */
    Set<Integer> slots() {
      return StreamSupport.stream(client.get("/health/ready").json().path("writers").spliterator(),
          false).filter(
              slot -> slot.path("here").asBoolean()
                  && slot.path("state").asString().equals("takes commands"))
          .map(slot -> slot.path("slot").asInt()).collect(Collectors.toSet());
    }

    HttpAnswer pay(String orderId, String... headers) {
      return client.post("/orders/" + orderId + "/pay", PAY, headers);
    }
  }

  private final Deque<Running> running = new ArrayDeque<>();
  /** Of all of them. */
  @TempDir
  private Path data;
  private KafkaConnection connection;
  private KafkaEventLog<OrderEvent> log;
  private CapturedLog quiet;

  @BeforeEach
  void openLog(EmbeddedKafka kafka) {
    quiet = new CapturedLog("io.orderlog.command");
    connection = KafkaConnection.to(kafka.bootstrapServers());
    log = KafkaEventLog.createIfMissing(OrderLog.ORDERS, connection, OptionalInt.empty());
  }

  @AfterEach
  void stopAll() {
    running.forEach(each -> {
      each.client().close();
      each.commandSide().close();
    });
    log.close();
    quiet.close();
  }

  @Test
  void any_process_takes_any_command() {
    Running one = start();
    Running two = start();
    awaitShared(one, two);
    for (int slot = 0; slot < SLOTS; slot++) {
      String orderId = orderIn(slot);
      HttpAnswer placed = one.client().post("/orders", placing(orderId), "Idempotency-Key", "k");
      assertThat(placed.status()).isEqualTo(201);
      assertThat(placed.header("Location")).isEqualTo("/orders/" + orderId);
      assertThat(two.client().post("/orders", placing(orderId), "Idempotency-Key", "k")
          .header("Idempotency-Replayed")).isEqualTo("true");
      assertProblem(two.client().post("/orders", placing(orderId).replace("sku-1", "sku-2"),
          "Idempotency-Key", "k"), 422, "idempotency-key-reused");
      for (Running each : List.of(one, two)) {
        assertProblem(each.pay(orderId, "If-Match", "\"7\""), 412, "version-mismatch")
            .has("version", 1);
        assertProblem(each.pay(orderIn(slot)), 404, "order-not-found");
      }
    }
  }

  @Test
  void an_order_without_an_id_is_placed_wherever_its_writer_is() {
    Running one = start();
    Running two = start();
    awaitShared(one, two);
    String body = placing("").replace("\"orderId\":\"\",", "");
    List<String> orders = IntStream.range(0, 20).mapToObj(_ -> one.client().post("/orders", body))
        .map(answer -> answer.json().path("orderId").asString()).toList();
    assertThat(orders).doesNotHaveDuplicates();
    assertThat(orders.stream().map(order -> log.partitionOf(order) % SLOTS).distinct())
        .containsExactlyInAnyOrder(0, 1);
    orders.forEach(order -> assertThat(two.pay(order).status()).isEqualTo(200));
  }

  @Test
  void whoever_says_that_he_is_a_process_is_served_like_everybody() {
    Running one = start();
    Running two = start();
    awaitShared(one, two);
    int slotOfTwo = two.slots().iterator().next();
    assertThat(one.client().post("/orders", placing(orderIn(slotOfTwo)),
        "Orderlog-Forwarded-By", "somebody", "Orderlog-Forward-Secret", "a guess").status())
        .isEqualTo(201);
  }

  @Test
  void a_process_that_stops_hands_its_slots_over_and_nothing_is_lost()
      throws InterruptedException {
    Running one = start();
    Running two = start();
    Running three = start();
    awaitReady(one, two, three);
    Running leaving = Stream.of(one, two, three).filter(each -> !each.slots().isEmpty())
        .findFirst().orElseThrow();
    List<Running> staying =
        Stream.of(one, two, three).filter(each -> !each.equals(leaving)).toList();
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch underWay = new CountDownLatch(3);
    var traffic = CompletableFuture.supplyAsync(() -> Stream
        .generate(() -> placeWithRetries(staying.getFirst()))
        .peek(_ -> underWay.countDown())
        .takeWhile(_ -> !done.get()).toList());
    underWay.await();

    leaving.commandSide().close();
    Eventually.holds(() -> assertThat(staying.stream().flatMap(each -> each.slots().stream()))
        .containsExactlyInAnyOrder(0, 1));
    awaitReady(staying.toArray(Running[]::new));
    done.set(true);

    assertThat(traffic.join()).isNotEmpty().allSatisfy(
        order -> assertThat(WriterFixture.history(log, order)).hasSize(1));
  }

  @Test
  void a_process_that_was_fenced_by_nobody_of_the_group_comes_back() {
    Running one = start();
    Running two = start();
    awaitShared(one, two);
    Running owner = one.slots().contains(0) ? one : two;
    try (LogAppender<OrderEvent> stale = log.openAppender("orderlog-writer-0",
        new WriterSlots(SLOTS, log.identity().partitions()).partitionsOf(0))) {
      stale.claim(new WriterClaim(0, "http://127.0.0.1:1", "a stale one"));
    }
    Eventually.holds(() -> assertThat(owner.slots()).doesNotContain(0));
    Eventually.holds(() -> assertThat(one.slots().size() + two.slots().size()).isEqualTo(2));
    placeWithRetries(one);
    String orderId = orderIn(0);
    for (Running each : List.of(one, two)) {
      Eventually.holds(() -> assertThat(each.client().post("/orders", placing(orderId),
          "Idempotency-Key", "k").status()).isEqualTo(201));
    }
  }

  @Test
  void what_was_done_is_known_to_whoever_takes_over() {
    String orderId = orderIn(1);
    Running one = start();
    awaitReady(one);
    HttpAnswer first = one.client().post("/orders", placing(orderId), "Idempotency-Key", "k");
    Running two = start();
    awaitReady(two);
    one.commandSide().close();
    Eventually.holds(() -> assertThat(two.slots()).containsExactlyInAnyOrder(0, 1));
    HttpAnswer again = two.client().post("/orders", placing(orderId), "Idempotency-Key", "k");
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
  }

  @Test
  void a_process_that_counts_the_slots_otherwise_is_refused_in_one_line() {
    awaitReady(start());
    assertThatThrownBy(() -> CommandSide.start(settings(OptionalInt.of(3)),
        TimeSource.system(), UUID::randomUUID))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage("ORDERLOG_WRITER_SLOTS is \"3\", allowed is 2, as many as the topic"
            + " orders.writers was made for: set it to 2 or leave it away");
    assertThatThrownBy(() -> CommandSide.start(settings(OptionalInt.of(7)),
        TimeSource.system(), UUID::randomUUID))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage("ORDERLOG_WRITER_SLOTS is \"7\", allowed is a whole number from 1 to 6, the"
            + " number of partitions of orders.events");
    awaitReady(start(OptionalInt.empty()));
  }

  private Running start() {
    return start(OptionalInt.of(SLOTS));
  }

  private Running start(OptionalInt slots) {
    CommandSide commandSide = CommandSide.start(settings(slots),
        List.of(OrderAggregate.served()), TimeSource.system(), UUID::randomUUID);
    Running started = new Running(commandSide, new HttpProbe(commandSide.url()));
    running.push(started);
    return started;
  }

  private CommandSideSettings settings(OptionalInt slots) {
    return new CommandSideSettings("127.0.0.1", 0, connection, Durability.PROCESS_CRASH,
        OptionalInt.empty(), slots,
        Optional.empty(), Optional.empty(), data);
  }

  /** Waits until both have a slot and know of each other. */
  private static void awaitShared(Running one, Running two) {
    Eventually.holds(() -> {
      assertThat(one.slots()).hasSize(1);
      assertThat(two.slots()).hasSize(1);
    });
    Map<Integer, String> owners = Map.of(one.slots().iterator().next(), one.url(),
        two.slots().iterator().next(), two.url());
    for (Running each : List.of(one, two)) {
      Eventually.holds(() -> each.client().get("/health/ready").json().path("writers")
          .forEach(slot -> assertThat(slot.path("owner").asString())
              .isEqualTo(owners.get(slot.path("slot").asInt()))));
    }
  }

  private static void awaitReady(Running... processes) {
    for (Running each : processes) {
      Eventually.holds(() -> assertThat(each.commandSide().reasonsNotReady()).isEmpty());
    }
  }

  /** Places an order as a client does that keeps its key until it knows; its id. */
  private String placeWithRetries(Running process) {
    String orderId = UUID.randomUUID().toString();
    while (true) {
      HttpAnswer answer = process.client().post("/orders", placing(orderId),
          "Idempotency-Key", "k");
      if (answer.status() == 201) {
        return orderId;
      }
      assertThat(answer.status()).as(answer.body()).isIn(503, 409);
      assertThat(answer.header("Retry-After")).isNotEmpty();
    }
  }

  private String orderIn(int slot) {
    return Stream.generate(() -> UUID.randomUUID().toString())
        .filter(order -> log.partitionOf(order) % SLOTS == slot).findFirst().orElseThrow();
  }

  private static String placing(String orderId) {
    return String.format(Locale.ROOT, """
        {"orderId":"%s","customerId":"customer-1","currency":"EUR",
         "lines":[{"sku":"sku-1","quantity":2,"unitPrice":"10.00"}]}""", orderId);
  }
}
