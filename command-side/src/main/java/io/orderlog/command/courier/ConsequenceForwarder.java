package io.orderlog.command.courier;

import io.orderlog.command.courier.Delivery.Again;
import io.orderlog.command.courier.Delivery.Denied;
import io.orderlog.command.courier.Delivery.Done;
import io.orderlog.command.courier.Delivery.Refused;
import io.orderlog.command.http.ForwardProof;
import io.orderlog.command.route.Routed.Elsewhere;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what follows from events to the processes that have its writers. Thread-safe. */
public final class ConsequenceForwarder implements Recipients.Elsewheres, AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  /** Longer than one append may take until the log gives up on it. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);
  private static final int TAKEN = 204;
  private static final int REFUSED = 409;
  private static final int NOT_FOUND = 404;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(CONNECT_TIMEOUT)
      .followRedirects(HttpClient.Redirect.NEVER)
      .proxy(HttpClient.Builder.NO_PROXY)
      .executor(threads)
      .build();

  @Override
  public CompletableFuture<Delivery> send(Consequence consequence, Elsewhere<?> owner) {
    HttpRequest.Builder request = HttpRequest.newBuilder(owner.at(ConsequenceApi.PATH))
        .timeout(ANSWER_TIMEOUT)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(ConsequenceMessage.of(consequence).toJson()));
    ForwardProof.give(request, owner);
    return client.sendAsync(request.build(), BodyHandlers.ofString())
        .thenApply(answer -> delivery(answer, owner))
        .exceptionally(failure -> new Again(owner.url() + " does not answer: "
            + failure.getMessage()));
  }

  private static Delivery delivery(HttpResponse<String> answer, Elsewhere<?> owner) {
    return answer.statusCode() == TAKEN
        ? answer.headers().firstValue(ConsequenceApi.DENIED).isPresent() ? new Denied() : new Done()
        : refused(answer).<Delivery>map(Refused::new).orElseGet(() -> new Again(
            owner.url() + " answers " + answer.statusCode() + ": " + reason(answer)));
  }

  /** Why, if it is the writer that refuses it, and not somebody on the way. */
  private static Optional<String> refused(HttpResponse<String> answer) {
    JsonNode problem = problem(answer);
    return answer.statusCode() == REFUSED
        && problem.path("type").asString("").endsWith(":" + ConsequenceApi.REFUSED)
            ? Optional.of(problem.path("detail").asString(""))
            : Optional.empty();
  }

  /** In words for whoever reads the log. */
  private static String reason(HttpResponse<String> answer) {
    String detail = problem(answer).path("detail").asString("");
    return answer.statusCode() == NOT_FOUND
        ? "another process is there than the one that has the writer, or had it"
        : detail.isEmpty() ? "no reason is given" : detail;
  }

  /** What is no problem document has no members. */
  private static JsonNode problem(HttpResponse<String> answer) {
    try {
      return MAPPER.readTree(answer.body());
    } catch (JacksonException _) {
      return MAPPER.createObjectNode();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
