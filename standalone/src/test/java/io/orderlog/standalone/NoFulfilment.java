package io.orderlog.standalone;

import static io.orderlog.standalone.OpenApiTest.expect;
import static io.orderlog.standalone.OrderLives.newId;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every command to a fulfilment, where there is none: no client begins one. */
record NoFulfilment(DescribedClient commands) {

  /** Each with a body that is right. */
  private static final Map<String, String> BODIES = Map.of(
      "/fulfilments/{orderId}/retry", "{\"reason\":\"the provider is back\"}",
      "/fulfilments/{orderId}/abandon", "{\"reason\":\"hopeless\"}",
      "/orders/{orderId}/payment-method", "{\"paymentMethod\":\"card\"}",
      "/orders/{orderId}/refunds", "{\"amount\":\"7.00\",\"reason\":\"a scratch\"}",
      "/shipments/{orderId}/hand-over", "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}",
      "/shipments/{orderId}/deliver", "{}");

  static final List<String> COMMANDS = BODIES.keySet().stream().sorted().toList();

  /** What takes a fulfilment. */
  static final List<String> NOT_TRIED = Stream.concat(
      COMMANDS.stream().flatMap(command -> Stream.of(200, 409, 412)
          .map(status -> "POST " + command + " " + status)),
      Stream.of("POST /shipments/{orderId}/deliver 422")).toList();

  void isAsDescribed() {
    BODIES.forEach(this::isRefused);
  }

  private void isRefused(String command, String body) {
    String path = command.replace("{orderId}", newId());
    expect(400, commands.post(path, "{\"what\":1}"));
    expect(404, commands.post(path, body));
    expect(406, commands.post(path, body, "Accept", "text/html"));
    expect(413, commands.post(path, OpenApiTest.MUCH_TOO_LONG));
    expect(415, commands.post(path, body, "Content-Type", "text/plain"));
    if (!body.equals("{}")) {
      expect(422, commands.post(path, body.replaceFirst(":\"[^\"]*\"}", ":\"\"}")));
    }
  }
}
