package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The OpenAPI document, against which requests and answers are held. Used by one thread. */
final class OpenApi {

  /** One request and what came back. */
  record Exchange(String method, URI uri, Map<String, String> headers, @Nullable String body,
      HttpAnswer answer) {}

  private record Operation(String path, String method, JsonNode node, JsonNode pathItem) {

    String name() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    JsonNode servers(JsonNode root) {
      return Stream.of(node, pathItem, root).map(each -> each.path("servers"))
          .filter(JsonNode::isArray).findFirst().orElseThrow();
    }

    boolean takes(String aMethod, String aPath) {
      String pattern = Stream.of(path.split("(?=\\{)|(?<=})", -1))
          .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
          .reduce("", String::concat);
      return method.equals(aMethod.toLowerCase(Locale.ROOT)) && aPath.matches(pattern);
    }
  }

  /** Taken wherever GET is, and described with it. */
  private static final String HEAD = "HEAD";

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch",
      "head", "options", "trace");

  /** Headers that HTTP itself brings. */
  private static final Set<String> OF_HTTP = Set.of("date", "content-type", "content-length",
      "transfer-encoding", "connection");

  /** Statuses that any request may get; the document describes them once. */
  private static final Set<Integer> OTHERS = Set.of(405, 414, 431, 500);

  private final ApiDocument document;
  private final List<Operation> operations = new ArrayList<>();
  private final SortedSet<String> seen = new TreeSet<>();

  OpenApi() {
    this(ApiDocument.OPENAPI);
  }

  OpenApi(String name) {
    document = ApiDocument.read(name);
    document.root().path("paths").properties().forEach(path -> path.getValue().properties()
        .stream().filter(member -> METHODS.contains(member.getKey()))
        .forEach(member -> operations.add(new Operation(
            path.getKey(), member.getKey(), member.getValue(), path.getValue()))));
  }

  /** What it says that the server with this port serves. */
  SortedSet<String> routes(String port) {
    SortedSet<String> routes = new TreeSet<>();
    for (Operation operation : operations) {
      for (JsonNode server : operation.servers(document.root())) {
        if (server.path("url").asString().endsWith(":" + port)) {
          routes.add(operation.name());
        }
      }
    }
    return routes;
  }

  /** Every answer that it names and that has not been checked, as in {@code GET /orders 200}. */
  SortedSet<String> unseen() {
    SortedSet<String> unseen = new TreeSet<>();
    for (Operation operation : operations) {
      operation.node().path("responses").propertyNames().stream()
          .filter(status -> !status.equals("default"))
          .forEach(status -> unseen.add(operation.name() + " " + status));
    }
    unseen.removeAll(seen);
    return unseen;
  }

  /** Fails if the answer, or the request if it was accepted, is not as the document says. */
  void check(Exchange exchange) {
    Operation operation = operations.stream()
        .filter(each -> each.takes(
            exchange.method().equals(HEAD) ? "GET" : exchange.method(), exchange.uri().getPath()))
        .findFirst().orElseThrow(() -> new AssertionError("no operation for " + exchange));
    HttpAnswer answer = exchange.answer();
    JsonNode responses = operation.node().path("responses");
    String status = String.valueOf(answer.status());
    assertThat(responses.has(status) || OTHERS.contains(answer.status()))
        .as("%s is not described: %s", status, exchange).isTrue();
    JsonNode response =
        document.resolve(responses.path(responses.has(status) ? status : "default"));
    seen.add(operation.name() + " " + status);
    if (exchange.method().equals(HEAD)) {
      assertThat(answer.body()).isEmpty();
    } else {
      checkBody(response, answer);
    }
    checkHeaders(response, answer);
    if (answer.status() < 400) {
      checkParameters(operation, exchange);
      checkRequestBody(operation, exchange);
    }
  }

  /** Fails if the value is not as this schema among the components says. */
  void checkAgainst(String component, JsonNode value) {
    check(document.root().at("/components/schemas/" + component), value, component);
  }

  private void checkBody(JsonNode response, HttpAnswer answer) {
    String mediaType = answer.header("Content-Type").split(";", 2)[0];
    JsonNode content = response.path("content");
    if (content.isMissingNode()) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    assertThat(content.propertyNames()).as("%s", answer).containsExactly(mediaType);
    JsonNode body = mediaType.endsWith("json") ? answer.json() : text(answer.body());
    check(content.path(mediaType).path("schema"), body, answer);
  }

  private void checkHeaders(JsonNode response, HttpAnswer answer) {
    JsonNode described = response.path("headers");
    described.properties().forEach(header -> {
      JsonNode description = document.resolve(header.getValue());
      String value = answer.header(header.getKey());
      if (!value.isEmpty()) {
        check(description.path("schema"), text(value), header.getKey() + " of " + answer);
      } else {
        assertThat(description.path("required").asBoolean(false))
            .as("%s is required in %s", header.getKey(), answer).isFalse();
      }
    });
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(described.propertyNames());
    names.addAll(OF_HTTP);
    assertThat(answer.headers().keySet()).as("headers of %s", answer).allMatch(names::contains);
  }

  private void checkParameters(Operation operation, Exchange exchange) {
    Map<String, JsonNode> described = new LinkedHashMap<>();
    Stream.of(operation.pathItem(), operation.node())
        .flatMap(node -> node.path("parameters").valueStream()).map(document::resolve)
        .forEach(parameter -> described.put(parameter.path("in").asString() + " "
            + parameter.path("name").asString().toLowerCase(Locale.ROOT), parameter));
    query(exchange.uri()).forEach((name, value) -> checkParameter(
        described, "query " + name.toLowerCase(Locale.ROOT), value));
    exchange.headers().forEach((name, value) -> {
      if (!Set.of("Accept", "Accept-Encoding", "Content-Type").contains(name)) {
        checkParameter(described, "header " + name.toLowerCase(Locale.ROOT), value);
      }
    });
  }

  private void checkParameter(Map<String, JsonNode> described, String name, String value) {
    assertThat(described).containsKey(name);
    JsonNode schema = Optional.ofNullable(described.get(name)).orElseThrow().path("schema");
    boolean number = document.resolve(schema).path("type").asString("").equals("integer");
    check(schema, number ? JsonNodeFactory.instance.numberNode(Long.valueOf(value)) : text(value),
        name);
  }

  private void checkRequestBody(Operation operation, Exchange exchange) {
    JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
    if (exchange.body() == null) {
      assertThat(schema.isMissingNode()).as("a body is described for %s", exchange).isTrue();
    } else {
      check(schema, JsonMapper.shared().readTree(exchange.body()), exchange);
    }
  }

  private void check(JsonNode schema, JsonNode value, Object what) {
    assertThat(schema.isMissingNode()).as("there is no schema for %s", what).isFalse();
    assertThat(document.errors(schema, value)).as("%s", what).isEmpty();
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (uri.getRawQuery() != null) {
      for (String parameter : uri.getRawQuery().split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        parameters.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }
}
