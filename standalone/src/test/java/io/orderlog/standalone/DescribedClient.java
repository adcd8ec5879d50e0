package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client that holds all that it sends and gets against the OpenAPI document. */
final class DescribedClient {

  private final HttpProbe server;
  private final OpenApi openApi;

  DescribedClient(HttpProbe server, OpenApi openApi) {
    this.server = server;
    this.openApi = openApi;
  }

  /** Asks, and then for the headers alone; headers are names and values in turn. */
  HttpAnswer get(String path, String... headers) {
    HttpAnswer answer = exchange("GET", path, null, headers);
    HttpAnswer head = head(path, headers);
    assertThat(head.status()).isEqualTo(answer.status());
    assertThat(names(head)).isEqualTo(names(answer));
    return answer;
  }

  /** What is long is sent in chunks, and metrics have another length each time. */
  private static Set<String> names(HttpAnswer answer) {
    return answer.headers().keySet().stream()
        .map(name -> name.equals("transfer-encoding") ? "content-length" : name)
        .collect(Collectors.toSet());
  }

  /** Asks for the headers alone. */
  HttpAnswer head(String path, String... headers) {
    return exchange("HEAD", path, null, headers);
  }

  /** Posts JSON, unless a header says otherwise. */
  HttpAnswer post(String path, String body, String... headers) {
    return exchange("POST", path, body, headers);
  }

  /** Puts JSON, unless a header says otherwise. */
  HttpAnswer put(String path, String body, String... headers) {
    return exchange("PUT", path, body, headers);
  }

  /** Deletes; headers are names and values in turn. */
  HttpAnswer delete(String path, String... headers) {
    return exchange("DELETE", path, null, headers);
  }

  private HttpAnswer exchange(
      String method, String path, @Nullable String body, String... headers) {
    Map<String, String> all = new LinkedHashMap<>();
    if (body != null) {
      all.put("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    HttpAnswer answer = server.send(method, path,
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        all.entrySet().stream().flatMap(header -> Stream.of(
            header.getKey(), header.getValue())).toArray(String[]::new));
    openApi.check(new OpenApi.Exchange(method, URI.create(path), all, body, answer));
    return answer;
  }
}
