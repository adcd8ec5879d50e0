package io.orderlog.standalone.demo;

import io.orderlog.time.Ticker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends commands as a careful client does: each has an idempotency key, so that it can be sent
 * again for as long as nobody says what became of it. Thread-safe.
 */
final class CommandClient {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(40);
  private static final long RETRY_MS = 200;

  /**
   * An accepted command.
   *
   * @param token brings a query up to it
   */
  record Accepted(String orderId, long version, String status, String token) {}

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5))
      .build();
  private final URI commands;
  private final Ticker ticker;
  private final Duration patience;

  /**
   * @param commands the command API
   * @param patience how long to try again while the system is down or busy
   */
  CommandClient(URI commands, Ticker ticker, Duration patience) {
    this.commands = commands;
    this.ticker = ticker;
    this.patience = patience;
  }

  /**
   * Sends the command until it is answered.
   *
   * @throws DemoFailedException if it is refused, or the system stays away for too long
   */
  Accepted send(String path, Object body, String idempotencyKey) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(commands.resolve(path))
        .timeout(ANSWER_TIMEOUT)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", idempotencyKey)
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
        .build();
    long start = ticker.nanos();
    String lastFailure = "";
    while (!ticker.isPast(start, patience)) {
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        Accepted accepted = accepted(answer);
        if (accepted != null) {
          return accepted;
        }
        lastFailure = answer.body();
      } catch (IOException unreachable) {
        lastFailure = String.valueOf(unreachable.getMessage());
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_MS);
    }
    throw new DemoFailedException(commands + " did not take a command for "
        + patience.toSeconds() + " s; is the system running? " + lastFailure);
  }

  /** The accepted command; empty if it is worth sending again. */
  private static @Nullable Accepted accepted(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 200 || status == 201) {
      JsonNode body = JSON.readTree(answer.body());
      return new Accepted(body.path("orderId").stringValue(), body.path("version").longValue(),
          body.path("status").stringValue(),
          answer.headers().firstValue("Consistency-Token").orElse(""));
    }
    if (status == 429 || status == 503 || answer.headers().firstValue("Retry-After").isPresent()) {
      return null;
    }
    throw new DemoFailedException("a command was refused: " + (answer.body().isBlank()
        ? "status " + status
        : answer.body()));
  }
}
