package io.orderlog.command.payment.provider;

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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP API of a payment provider, as docs/api/simulators.yaml has it. Calls block; a redirect is
 * not followed. Thread-safe.
 */
public final class PaymentProviderClient implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  /** What says that the call was wrong, and will be wrong again. */
  private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 413, 415, 422);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The provider does not do this, and would not do it if it were asked again. */
  static final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String code) {
      super(code);
    }

    String code() {
      return String.valueOf(getMessage());
    }
  }

  private final String base;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(CONNECT_TIMEOUT)
      .followRedirects(HttpClient.Redirect.NEVER)
      .executor(threads)
      .build();

  /** @param url where the provider is */
  public PaymentProviderClient(URI url) {
    this.base = url.toString().replaceFirst("/$", "");
  }

  /** Asks for money to be held. */
  ProviderPayment pay(String key, String reference, long amount, String currency, String method)
      throws EffectFailedException, RefusedException, InterruptedException {
    return ProviderPayment.of(post("/v1/payments", key, Map.of("reference", reference, "amount",
        amount, "currency", currency, "method", method)));
  }

  /** Asks for something to be done with a payment, as in {@code capture}. */
  ProviderPayment.Operation operate(
      String key, String paymentId, String what, Map<String, Object> body)
      throws EffectFailedException, RefusedException, InterruptedException {
    return ProviderPayment.Operation.of(
        post("/v1/payments/" + inUrl(paymentId) + "/" + what, key, body));
  }

  /** A payment as it is now. */
  ProviderPayment get(String paymentId)
      throws EffectFailedException, RefusedException, InterruptedException {
    return ProviderPayment.of(send(request("/v1/payments/" + inUrl(paymentId)).GET().build()));
  }

  /** The payment that was asked for with this key, if the provider has ever heard of it. */
  Optional<ProviderPayment> find(String key, String reference)
      throws EffectFailedException, RefusedException, InterruptedException {
    JsonNode found = send(request("/v1/payments?reference=" + inUrl(reference)).GET().build());
    List<ProviderPayment> all =
        found.path("items").values().stream().map(ProviderPayment::of).toList();
    return all.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  private JsonNode post(String path, String key, Map<String, Object> body)
      throws EffectFailedException, RefusedException, InterruptedException {
    return send(request(path).header("Idempotency-Key", key)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body))).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_TIMEOUT)
        .header("Accept", "application/json");
  }

  private JsonNode send(HttpRequest request)
      throws EffectFailedException, RefusedException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = client.send(request, BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new EffectFailedException(
          "the payment provider does not answer: " + failure.getClass().getSimpleName());
    }
    if (REFUSALS.contains(answer.statusCode())) {
      throw new RefusedException("refused-" + answer.statusCode());
    }
    if (answer.statusCode() / 100 != 2) {
      throw new EffectFailedException("the payment provider answers " + answer.statusCode());
    }
    try {
      return MAPPER.readTree(answer.body());
    } catch (JacksonException malformed) {
      throw new EffectFailedException("the payment provider answers what is no JSON");
    }
  }

  private static String inUrl(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
