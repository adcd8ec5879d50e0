package io.orderlog.faults.traffic;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where customers confirm their payments at the simulated provider. Thread-safe. */
final class ProviderPage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI provider;

  ProviderPage(URI provider) {
    this.provider = provider;
  }

  /** Whether there was anything to be confirmed, and it is. */
  boolean confirm(String order) throws InterruptedException {
    try {
      JsonNode payments = JSON.readTree(http.send(
          HttpRequest.newBuilder(provider.resolve("/v1/payments?reference=" + order))
              .timeout(PATIENCE).build(),
          BodyHandlers.ofString()).body());
      for (JsonNode payment : payments.path("items").values()) {
        if (payment.path("status").asString("").equals("action-required")) {
          return confirmPayment(payment.path("id").asString());
        }
      }
      return false;
    } catch (IOException | JacksonException unavailable) {
      return false;
    }
  }

  private boolean confirmPayment(String id) throws IOException, InterruptedException {
    return http.send(HttpRequest
        .newBuilder(provider.resolve("/sim/payments/" + id + "/confirm"))
        .timeout(PATIENCE).header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.discarding())
        .statusCode() == 200;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
