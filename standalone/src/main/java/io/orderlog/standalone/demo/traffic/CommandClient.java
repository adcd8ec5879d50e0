package io.orderlog.standalone.demo.traffic;

import io.orderlog.time.Ticker;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends commands as a careful client does: each has an idempotency key, so that it can be sent
 * again for as long as nobody says what became of it. Thread-safe.
 */
public final class CommandClient {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What a command was answered.
   *
   * @param text the body, whatever it is
   * @param token brings a query up to it; empty if it was refused
   */
  public record Answer(int status, String text, String token) {

    /** Whether its events are in the log. */
    public boolean isAccepted() {
      return status == 200 || status == 201;
    }

    /** The body of what was accepted. */
    public JsonNode body() {
      return JSON.readTree(text);
    }

    /** That it was refused, in one line. */
    public DemoFailedException refused() {
      return new DemoFailedException("a command was refused: " + (text.isBlank()
          ? "status " + status
          : text));
    }
  }

  /**
   * An accepted command of an order.
   *
   * @param token brings a query up to it
   */
  public record Accepted(String orderId, long version, String status, String token) {}

  private final PatientClient http;
  private final URI commands;

  /**
   * @param commands the command API
   * @param patience how long to try again while the system is down or busy
   */
  public CommandClient(URI commands, Ticker ticker, Duration patience) {
    this.commands = commands;
    this.http = new PatientClient(ticker, patience);
  }

  /**
   * Sends a command of an order until it is answered.
   *
   * @throws DemoFailedException if it is refused, or the system stays away for too long
   */
  public Accepted send(String path, Object body, String idempotencyKey)
      throws InterruptedException {
    Answer answer = accepted(path, body, idempotencyKey);
    JsonNode accepted = answer.body();
    return new Accepted(accepted.path("orderId").stringValue(),
        accepted.path("version").longValue(), accepted.path("status").stringValue(),
        answer.token());
  }

  /**
   * Sends a command of anything until it is answered.
   *
   * @throws DemoFailedException if it is refused, or the system stays away for too long
   */
  public Answer accepted(String path, Object body, String idempotencyKey)
      throws InterruptedException {
    Answer answer = ask(path, body, idempotencyKey);
    if (!answer.isAccepted()) {
      throw answer.refused();
    }
    return answer;
  }

  /**
   * Sends the command until somebody says what became of it.
   *
   * @throws DemoFailedException if the system stays away for too long
   */
  public Answer ask(String path, Object body, String idempotencyKey) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(commands.resolve(path))
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", idempotencyKey)
        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    HttpResponse<String> answer = http.send(request, CommandClient::isWorthSendingAgain,
        commands + " did not take a command");
    return new Answer(answer.statusCode(), answer.body(),
        answer.headers().firstValue("Consistency-Token").orElse(""));
  }

  private static boolean isWorthSendingAgain(HttpResponse<String> answer) {
    int status = answer.statusCode();
    return status == 429 || status == 503
        || answer.headers().firstValue("Retry-After").isPresent();
  }
}
