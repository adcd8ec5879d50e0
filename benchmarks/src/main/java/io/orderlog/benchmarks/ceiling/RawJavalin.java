package io.orderlog.benchmarks.ceiling;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ceiling for HTTP: Javalin on virtual threads that parses an order and answers what the
 * command side would answer, with nothing in between. Prints its address.
 */
public final class RawJavalin {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Line(String sku, int quantity, String unitPrice) {}

  private record Order(String customerId, String currency, List<Line> lines) {}

  private record Answer(String orderId, long version, String status) {}

  private RawJavalin() {}

  /** Listens on a free port until it is killed. */
  public static void main(String... arguments) {
    listen(0);
  }

  static void listen(int port) {
    Javalin javalin = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.concurrency.useVirtualThreads = true;
      config.routes.post("/orders", RawJavalin::answer);
    }).start("127.0.0.1", port);
    System.out.println("http://127.0.0.1:" + javalin.port());
  }

  private static void answer(Context context) {
    Order order = JSON.readValue(context.bodyAsBytes(), Order.class);
    String orderId = UUID.randomUUID().toString();
    context.status(201);
    context.header("ETag", "\"" + order.lines().size() + "\"");
    context.header("Consistency-Token", "3@1234567");
    context.header("Location", "/orders/" + orderId);
    context.contentType("application/json");
    context.result(JSON.writeValueAsBytes(new Answer(orderId, 1, "PLACED")));
  }
}
