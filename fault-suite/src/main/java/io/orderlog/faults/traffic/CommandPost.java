package io.orderlog.faults.traffic;

import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Requests as the contract has them, by the HTTP client of the JDK. Thread-safe. */
final class CommandPost implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<URI> commandSides;
  private final Duration patience;

  /** @param patience how long to wait for an answer before it counts as unknown */
  CommandPost(List<URI> commandSides, Duration patience) {
    this.commandSides = List.copyOf(commandSides);
    this.patience = patience;
  }

  /**
   * Waits for the answer; never throws for what the network or the server does.
   *
   * @param target which command side; any number, they are counted round
   */
  Answer send(Request<?> request, String path, Map<String, Object> body, int target)
      throws InterruptedException {
    URI base = commandSides.get(Math.floorMod(target, commandSides.size()));
    HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path))
        .timeout(patience)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", request.commandId())
        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (request.ifMatch() != null) {
      builder.header("If-Match", "\"" + request.ifMatch() + "\"");
    }
    try {
      return HttpAnswer.read(http.send(builder.build(), BodyHandlers.ofString()));
    } catch (IOException noAnswer) {
      return new Answer.Unknown(noAnswer.toString());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
