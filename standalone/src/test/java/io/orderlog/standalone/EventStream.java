package io.orderlog.standalone;

import io.orderlog.http.HttpAnswer;
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

/** A client of {@code GET /events} that reads line by line. Used by one thread. */
final class EventStream implements AutoCloseable {

  private final HttpClient client;
  private final HttpResponse<InputStream> response;
  private final BufferedReader lines;

  private EventStream(HttpClient client, HttpResponse<InputStream> response) {
    this.client = client;
    this.response = response;
    this.lines = new BufferedReader(
        new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** Connects; headers are names and values in turn. */
  static EventStream open(String url, String... headers) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    return new EventStream(client, client.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofInputStream()));
  }

  /** What came back, without the body, which does not end. */
  HttpAnswer answer() {
    return new HttpAnswer(response.statusCode(), response.headers().map(), "");
  }

  String nextId() throws IOException {
    return next("id: ");
  }

  String nextData() throws IOException {
    return next("data: ");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  private String next(String field) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(field)) {
        return line.substring(field.length());
      }
    }
    throw new IOException("the stream has ended");
  }
}
