package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Three command sides under traffic, of which one is killed and one is frozen for a while. */
@Tag("faults")
class ThreeCommandSidesTest {

  private static final int PROCESSES = 3;
  private static final int CLIENTS = 4;
  private static final Duration TAKEOVER = Duration.ofSeconds(10);
  private static final String KEY = "place";

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> ports = Stream.generate(RunningSystem::freePort).limit(PROCESSES)
      .toList();
  private final Map<String, ChildProcess> processes = new HashMap<>();
  private final String kafkaPort = RunningSystem.freePort();
  private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final CountDownLatch enough = new CountDownLatch(1);

  @TempDir
  Path folder;

  @AfterEach
  void killAll() {
    enough.countDown();
    processes.values().forEach(ChildProcess::close);
    http.shutdownNow();
  }

  @Test
  void every_acknowledged_command_is_there_exactly_once() throws Exception {
    processes.put(kafkaPort, ChildProcess.start(folder,
        Map.of("ORDERLOG_DATA", folder.resolve("data").toString(), "ORDERLOG_KAFKA_PORT",
            kafkaPort),
        "broker").awaitOutput("Kafka: "));
    ports.forEach(this::start);
    ports.forEach(this::awaitReady);
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        KafkaEventLog<OrderEvent> log = KafkaEventLog.open(OrderLog.ORDERS, KafkaConnection.to(
            "127.0.0.1:" + kafkaPort))) {
      List<Future<?>> traffic = IntStream.range(0, CLIENTS)
          .<Future<?>>mapToObj(client -> clients.submit(() -> placeOrders(client))).toList();
      String killed = ownerOf(0, ports).orElseThrow();
      List<String> others = ports.stream().filter(port -> !port.equals(killed)).toList();
      kill(killed, others, log);
      freezeOneOf(others);
      start(killed);
      ports.forEach(this::awaitReady);
      enough.countDown();
      for (Future<?> client : traffic) {
        client.get();
      }
      assertThatEachIsThereOnce(log);
    }
  }

  /** The others answer for its slots in time. */
  private void kill(String port, List<String> others, KafkaEventLog<OrderEvent> log) {
    String orderId = Stream.generate(() -> UUID.randomUUID().toString())
        .filter(order -> log.partitionOf(order) % PROCESSES == 0).findFirst().orElseThrow();
    process(port).kill();
    Instant killedAt = Instant.now();
    place(orderId, 0, others);
    assertThat(Duration.between(killedAt, Instant.now())).isLessThan(TAKEOVER);
  }

  /** The last one takes everything over, and the frozen one gets something back. */
  private void freezeOneOf(List<String> two) {
    String frozen = two.get(0);
    String last = two.get(1);
    process(frozen).freeze();
    Eventually.isTrue(() -> slotsOf(last).size() == PROCESSES,
        () -> last + " runs " + slotsOf(last));
    process(frozen).unfreeze();
    awaitReady(frozen);
    Eventually.isTrue(() -> !slotsOf(frozen).isEmpty(), () -> frozen + " runs nothing");
    awaitReady(last);
  }

  private void placeOrders(int client) {
    int turn = client;
    while (enough.getCount() > 0) {
      String orderId = UUID.randomUUID().toString();
      if (place(orderId, turn++, ports)) {
        acknowledged.add(orderId);
      }
    }
  }

  /** As a client does that asks one process after the other until it knows; says whether it did. */
  private boolean place(String orderId, int turn, List<String> candidates) {
    while (enough.getCount() > 0) {
      String port = candidates.get(turn++ % candidates.size());
      Optional<HttpResponse<String>> answer = post(port, orderId);
      if (answer.isPresent() && answer.get().statusCode() == 201) {
        return true;
      }
      answer.ifPresent(
          refused -> assertThat(refused.statusCode()).as(refused.body()).isIn(409, 503));
    }
    return false;
  }

  private Optional<HttpResponse<String>> post(String port, String orderId) {
    String body = String.format(Locale.ROOT, """
        {"orderId":"%s","customerId":"customer-1","currency":"EUR",
         "lines":[{"sku":"sku-1","quantity":2,"unitPrice":"10.00"}]}""", orderId);
    return send(HttpRequest.newBuilder(uri(port, "/orders"))
        .header("Content-Type", "application/json").header("Idempotency-Key", KEY)
        .POST(BodyPublishers.ofString(body)));
  }

  /** Empty if nobody answers in time. */
  private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
    try {
      return Optional.of(http.send(request.timeout(Duration.ofSeconds(2)).build(),
          BodyHandlers.ofString()));
    } catch (IOException nobody) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private void assertThatEachIsThereOnce(KafkaEventLog<OrderEvent> log) {
    List<RecordedEvent<OrderEvent>> events = new ArrayList<>();
    try (LogReader<OrderEvent> reader = log.openReader(
        Offsets.atStart(log.identity().allPartitions()))) {
      new CatchUp(log, TimeSource.system(), Duration.ofMinutes(1)).run(reader, events::addAll);
    }
    Map<String, Long> perOrder = events.stream()
        .collect(Collectors.groupingBy(RecordedEvent::streamId, Collectors.counting()));
    assertThat(acknowledged).isNotEmpty().doesNotHaveDuplicates()
        .allSatisfy(orderId -> assertThat(perOrder).containsEntry(orderId, 1L));
    assertThat(perOrder.values()).containsOnly(1L);
  }

  private void start(String port) {
    processes.put(port, ChildProcess.start(folder, Map.of(
        "ORDERLOG_COMMAND_PORT", port,
        "ORDERLOG_WRITER_SLOTS", String.valueOf(PROCESSES),
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafkaPort),
        "command-side").awaitOutput("Commands: "));
  }

  private ChildProcess process(String port) {
    return Optional.ofNullable(processes.get(port)).orElseThrow();
  }

  private void awaitReady(String port) {
    Eventually.isTrue(() -> health(port).path("status").asString().equals("ready"),
        () -> port + " says " + health(port) + process(port).err());
  }

  private Optional<String> ownerOf(int slot, List<String> candidates) {
    return candidates.stream().filter(port -> slotsOf(port).contains(slot)).findFirst();
  }

  /** The slots of orders whose writers take commands in this process. */
  private Set<Integer> slotsOf(String port) {
    return health(port).path("writers").valueStream()
        .filter(slot -> slot.path("aggregate").asString().equals("orders"))
        .filter(slot -> slot.path("here").asBoolean()
            && slot.path("state").asString().equals("takes commands"))
        .map(slot -> slot.path("slot").asInt()).collect(Collectors.toSet());
  }

  private JsonNode health(String port) {
    return send(HttpRequest.newBuilder(uri(port, "/health/ready")))
        .map(answer -> json.readTree(answer.body())).orElse(json.createObjectNode());
  }

  private static URI uri(String port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
