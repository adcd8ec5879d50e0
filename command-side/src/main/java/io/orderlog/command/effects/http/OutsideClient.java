package io.orderlog.command.effects.http;

import io.orderlog.command.effects.EffectFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls to an HTTP API of somebody outside that answers in JSON and carries out what has one
 * {@code Idempotency-Key} once. Calls block; a redirect is not followed. Thread-safe.
 */
public final class OutsideClient implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final long MOST_BYTES = 4L * 1024 * 1024;
  /** What says that the call was wrong, and will be wrong again. */
  private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 413, 415, 422);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final String name;
  private final String base;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(CONNECT_TIMEOUT)
      .followRedirects(HttpClient.Redirect.NEVER)
      .executor(threads)
      .build();

  /**
   * One that connects to nobody before something is asked.
   *
   * @param name as in {@code the carrier}
   * @param url where he is
   */
  public OutsideClient(String name, URI url) {
    this.name = name;
    this.base = url.toString().replaceFirst("/$", "");
  }

  /**
   * Looks something up. To be refused it tells nothing of what was looked for, so that is a failed
   * attempt like any other.
   */
  public JsonNode get(String path) throws EffectFailedException, InterruptedException {
    try {
      return send(request(path).GET().build());
    } catch (RefusedException refused) {
      throw new EffectFailedException(name + " does not tell: " + refused.code());
    }
  }

  /** Looks up several things, which the answer has as {@code items}. */
  public List<JsonNode> list(String path) throws EffectFailedException, InterruptedException {
    JsonNode items = get(path).path("items");
    if (!items.isArray()) {
      throw new EffectFailedException(name + " answers no list of items");
    }
    return List.copyOf(items.values());
  }

  /** Asks for something to be done once. */
  public JsonNode post(String path, String key, Map<String, Object> body)
      throws EffectFailedException, RefusedException, InterruptedException {
    return send(request(path).header("Idempotency-Key", key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body))).build());
  }

  /** Asks for something to be undone once. */
  public JsonNode delete(String path, String key)
      throws EffectFailedException, RefusedException, InterruptedException {
    return send(request(path).header("Idempotency-Key", key).DELETE().build());
  }

  /** A text as a part of a path, or as a value in a query. */
  public static String inUrl(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_TIMEOUT)
        .header("Accept", "application/json");
  }

  private JsonNode send(HttpRequest request)
      throws EffectFailedException, RefusedException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    } catch (IOException failure) {
      throw new EffectFailedException(
          name + " does not answer: " + failure.getClass().getSimpleName());
    }
    if (REFUSALS.contains(answer.statusCode())) {
      throw new RefusedException(answer.statusCode(), answer.body());
    }
    if (answer.statusCode() / 100 != 2) {
      throw new EffectFailedException(name + " answers " + answer.statusCode());
    }
    try {
      return MAPPER.readTree(answer.body());
    } catch (JacksonException malformed) {
      throw new EffectFailedException(name + " answers what is no JSON");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
