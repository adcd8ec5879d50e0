package io.orderlog.faults.scenario;

import io.orderlog.faults.history.Answer.Accepted;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.history.Position;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query side, asked for everything that was acknowledged. */
final class ReadSide implements AutoCloseable {

  private static final int SAMPLE = 100;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final Duration bound;

  /**
   * At this address.
   *
   * @param bound how long the read model may take to have everything
   */
  ReadSide(URI url, Duration bound) {
    this.url = url;
    this.bound = bound;
  }

  /**
   * Fails unless the read model gets to every position that was acknowledged, and shows the
   * histories that the log has.
   */
  void showsAll(List<? extends Attempt<?>> attempts, LogContent log) throws InterruptedException {
    for (Position position : newest(attempts)) {
      Wait.until(bound, () -> get("/orders?limit=1", position).statusCode() == 200,
          () -> "the read model does not get to " + position);
    }
    Map<String, List<LoggedEvent>> orders =
        log.committed().stream().collect(Collectors.groupingBy(LoggedEvent::streamId));
    for (var order : orders.entrySet().stream().limit(SAMPLE).toList()) {
      requireSame(order.getKey(), order.getValue());
    }
  }

  @Override
  public void close() {
    http.close();
  }

  /** Of each partition: a reader that has seen it has seen all before it. */
  private static Collection<Position> newest(List<? extends Attempt<?>> attempts) {
    return attempts.stream().map(Attempt::answer)
        .filter(Accepted.class::isInstance).map(Accepted.class::cast).map(Accepted::position)
        .collect(Collectors.toMap(Position::partition, position -> position,
            (one, other) -> Comparator.<Position>naturalOrder().compare(one, other) > 0
                ? one
                : other))
        .values();
  }

  /** The history is a read model of its own, which may get there later. */
  private void requireSame(String orderId, List<LoggedEvent> events) throws InterruptedException {
    String path = "/orders/" + orderId + "/history";
    Position last = events.getLast().position();
    Wait.until(bound, () -> get(path, last).statusCode() == 200,
        () -> "the history does not get to " + last);
    HttpResponse<String> answer = get(path, last);
    List<String> shown = JSON.readTree(answer.body()).path("events").valueStream()
        .map(ReadSide::inShort).toList();
    List<String> logged = events.stream()
        .map(event -> event.version() + " " + event.type() + " " + event.position()).toList();
    if (!shown.equals(logged)) {
      throw new AssertionError("the history of " + orderId + " is " + logged
          + ", but the read model shows " + answer.body());
    }
  }

  private static String inShort(JsonNode event) {
    return event.path("version").longValue() + " " + event.path("type").stringValue() + " "
        + event.path("position").stringValue();
  }

  private HttpResponse<String> get(String path, Position token) {
    try {
      return http.send(HttpRequest.newBuilder(url.resolve(path))
          .header("Consistency-Token", token.toString()).timeout(bound).build(),
          BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new AssertionError("the query side does not answer " + path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
