package io.orderlog.query.stream;

import io.orderlog.query.OrderStories;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events, as a browser is one. */
public final class EventSource implements AutoCloseable {

  record Event(String id, JsonNode data) {

    String key() {
      return data.path("orderId").asString() + "/" + data.path("version").asInt();
    }
  }

  private final HttpClient client;
  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;
  private String lastId = "";

  /** Connects; headers are names and values in turn. */
  public EventSource(String url, String... headers) throws IOException, InterruptedException {
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
        .header("Accept", "text/event-stream");
    response = client.send((headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofInputStream());
    lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  String lastId() {
    return lastId;
  }

  /** Reads on until the stream has said where it begins. */
  public EventSource awaitBeginning() throws IOException {
    while (lastId.isEmpty()) {
      readLine(lines.readLine());
    }
    return this;
  }

  /** Reads on, over events too, until the stream has said that it is still there. */
  EventSource awaitComment() throws IOException {
    for (String line = lines.readLine(); !line.startsWith(":"); line = lines.readLine()) {
      readLine(line);
    }
    return this;
  }

  /** The next event; empty if the stream has ended. */
  Optional<Event> next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Optional<JsonNode> data = readLine(line);
      if (data.isPresent()) {
        return Optional.of(new Event(lastId, data.get()));
      }
    }
    return Optional.empty();
  }

  /** So many events. */
  List<Event> next(int count) throws IOException {
    List<Event> events = new ArrayList<>();
    while (events.size() < count) {
      events.add(next().orElseThrow());
    }
    return events;
  }

  /** As {@code <orderId>/<version>}. */
  static List<String> keys(List<Event> events) {
    return events.stream().map(Event::key).toList();
  }

  /** Those of the first events of orders with numbers one after the other. */
  static List<String> keys(int firstOrder, int count) {
    return IntStream.range(firstOrder, firstOrder + count)
        .mapToObj(order -> OrderStories.id(order) + "/1").toList();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private Optional<JsonNode> readLine(String line) {
    if (line.startsWith("id: ")) {
      lastId = line.substring(4);
    }
    return line.startsWith("data: ")
        ? Optional.of(JsonMapper.shared().readTree(line.substring(6)))
        : Optional.empty();
  }
}
