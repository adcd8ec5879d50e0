package io.orderlog.standalone;

import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.http.HttpProbe;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Processes that serve some logs each, killed in the middle of an order. */
@Tag("faults")
@Tag("faults-short")
class DividedProcessesTest {

  private static final String SHOP = RunningSystem.freePort();
  private static final String OFFICE = RunningSystem.freePort();

  private final String kafka = RunningSystem.freePort();
  private final String provider = RunningSystem.freePort();
  private final List<ChildProcess> started = new ArrayList<>();

  @TempDir
  Path folder;

  @AfterEach
  void end() {
    started.reversed().forEach(ChildProcess::close);
  }

  @Test
  void an_order_is_paid_over_both_though_each_is_killed_and_comes_back_with_more_or_fewer_logs() {
    start("broker", "Kafka: ");
    start("simulators", "provider: ");
    ChildProcess shop = commandSide(SHOP, "orders");
    ChildProcess office =
        commandSide(OFFICE, "stock,waits,products,risk,payments,shipments,mails,fulfilments");
    try (HttpProbe atShop = new HttpProbe("http://127.0.0.1:" + SHOP);
        HttpProbe atOffice = new HttpProbe("http://127.0.0.1:" + OFFICE)) {
      awaitServing(atShop, "orders");
      awaitServing(atOffice, "stock", "waits", "products", "risk", "payments", "shipments", "mails",
          "fulfilments");
      done(atShop, "/stock/mug/receive", "{\"quantity\":10,\"reference\":\"delivery\"}");
      assertThat(atShop.post("/carts", cart(newId())).body())
          .contains("no process has served carts yet");

      office.kill();
      ChildProcess larger =
          commandSide(OFFICE,
              "stock,waits,products,risk,carts,payments,shipments,mails,fulfilments");
      awaitServing(atOffice, "stock", "waits", "products", "risk", "carts", "payments", "shipments",
          "mails",
          "fulfilments");
      String first = checkOut(atShop);
      shop.kill();
      commandSide(SHOP, "orders");
      String second = checkOut(atOffice);
      larger.kill();
      ChildProcess smaller = commandSide(OFFICE, "stock");
      awaitServing(atOffice, "stock");
      smaller.kill();
      // Of logs that the group knows, Kafka by itself would give it no more than it had.
      commandSide(OFFICE, "stock,waits,products,risk,carts,payments,shipments,mails,fulfilments");
      awaitServing(atOffice, "stock", "waits", "products", "risk", "carts", "payments", "shipments",
          "mails",
          "fulfilments");

      for (String order : List.of(first, second)) {
        Eventually.isTrue(() -> types(order).contains("order.paid.v1"),
            () -> types(order) + " " + atOffice.get("/health/ready").body());
        assertThat(types(order)).containsExactly(
            "order.placed.v1", "order.entrusted.v1", "order.paid.v1");
      }
    }
  }

  private ChildProcess commandSide(String port, String serve) {
    Map<String, String> settings = new HashMap<>(settings());
    settings.put("ORDERLOG_COMMAND_PORT", port);
    settings.put("ORDERLOG_PAYMENT_URL", "http://127.0.0.1:" + provider);
    ChildProcess process = ChildProcess.start(folder, settings, "command-side", "--serve", serve)
        .awaitOutput("Commands: ");
    started.add(process);
    return process;
  }

  private void start(String command, String output) {
    started.add(ChildProcess.start(folder, settings(), command).awaitOutput(output));
  }

  private Map<String, String> settings() {
    return Map.of("ORDERLOG_DATA", folder.resolve("data").toString(),
        "ORDERLOG_KAFKA_PORT", kafka,
        "ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka,
        "ORDERLOG_SIMULATOR_PORT", provider);
  }

  /** All writers of these are in this process and take commands. */
  private static void awaitServing(HttpProbe client, String... logs) {
    Eventually.isTrue(() -> client.get("/health/ready").json().path("writers").valueStream()
        .filter(writer -> writer.path("here").asBoolean()
            && writer.path("state").asString().equals("takes commands"))
        .map(writer -> writer.path("aggregate").asString()).toList().equals(List.of(logs)),
        () -> client.get("/health/ready").body());
  }

  private static String checkOut(HttpProbe client) {
    String cart = newId();
    done(client, "/carts", cart(cart));
    done(client, "/carts/" + cart + "/set-line",
        "{\"sku\":\"mug\",\"quantity\":2,\"unitPrice\":\"9.95\"}");
    return done(client, "/carts/" + cart + "/checkout", """
        {"email":"ada@example.org","paymentMethod":"ok","shippingAddress":{"name":"Ada",
         "street":"Main Street 1","postalCode":"12345","city":"Springfield","country":"DE"}}""")
        .path("orderId").asString();
  }

  private static String cart(String id) {
    return "{\"cartId\":\"" + id + "\",\"customerId\":\"c-1\",\"currency\":\"EUR\"}";
  }

  /** As a client does that keeps its key until it knows. */
  private static JsonNode done(HttpProbe client, String path, String body) {
    String key = newId();
    Eventually.isTrue(
        () -> client.post(path, body, "Idempotency-Key", key).status() / 100 == 2,
        () -> client.post(path, body, "Idempotency-Key", key).body());
    return client.post(path, body, "Idempotency-Key", key).json();
  }

  private List<String> types(String order) {
    List<String> types = new ArrayList<>();
    try (KafkaEventLog<OrderEvent> log = KafkaEventLog.open(
        OrderLog.ORDERS, KafkaConnection.to("127.0.0.1:" + kafka));
        LogReader<OrderEvent> reader = log.openReader(
            Offsets.at(log.partitionOf(order), 0))) {
      new CatchUp(log, TimeSource.system(), Duration.ofMinutes(1)).run(reader,
          events -> events.stream().filter(event -> event.streamId().equals(order))
              .forEach(event -> types.add(event.type())));
    }
    return types;
  }
}
