package io.orderlog.command.endpoint.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.orderlog.command.endpoint.delivery.Answer.NotTaken;
import io.orderlog.command.endpoint.delivery.Answer.NotWanted;
import io.orderlog.command.endpoint.delivery.Answer.Taken;
import io.orderlog.command.effects.http.Destinations;
import io.orderlog.command.effects.http.Destinations.RefusedDestinationException;
import io.orderlog.eventlog.codec.CloudEventJson;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends webhooks, signed as Standard Webhooks have it. The status of an answer counts, and nothing
 * of its body. A redirect is not followed: it would lead past what is checked. Thread-safe.
 */
public final class WebhookSender implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  /** As the specification has it: from 15 to 30 s. */
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration PATIENCE_WITH_BODY = Duration.ofMillis(500);
  /** More of a body ends the connection. */
  private static final long MOST_BYTES = 64L * 1024;
  private static final int GONE = 410;
  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;

  private final Destinations destinations;
  private final InstantSource clock;
  private final Duration timeout;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(CONNECT_TIMEOUT)
      .followRedirects(HttpClient.Redirect.NEVER)
      // What is checked is where this process connects to.
      .proxy(HttpClient.Builder.NO_PROXY)
      .executor(threads)
      .build();

  /** What an answer begins with. */
  private record Head(int status, HttpHeaders headers) {}

  /** One that connects to nobody before something is sent. */
  public WebhookSender(Destinations destinations, InstantSource clock) {
    this(destinations, clock, TIMEOUT);
  }

  /** @param timeout how long an answer is waited for */
  WebhookSender(Destinations destinations, InstantSource clock, Duration timeout) {
    this.destinations = destinations;
    this.clock = clock;
    this.timeout = timeout;
  }

  Destinations destinations() {
    return destinations;
  }

  /**
   * Sends one, once, and waits for the answer.
   *
   * @param webhookId the same whenever this is sent, without a full stop
   * @param body as it is signed
   */
  Answer send(String url, String secret, String webhookId, String body)
      throws InterruptedException {
    URI uri = URI.create(url);
    try {
      destinations.require(uri);
    } catch (UnknownHostException unknown) {
      return new NotTaken("the name of its host leads nowhere", 0);
    } catch (RefusedDestinationException refused) {
      return new NotTaken(String.valueOf(refused.getMessage()), 0);
    }
    CompletableFuture<Head> head = new CompletableFuture<>();
    CompletableFuture<HttpResponse<Void>> whole = client.sendAsync(
        request(uri, secret, webhookId, body), begun -> {
          head.complete(new Head(begun.statusCode(), begun.headers()));
          return BodySubscribers.limiting(BodySubscribers.discarding(), MOST_BYTES);
        });
    CompletableFuture<HttpResponse<Void>> told = whole.whenComplete((_, failure) -> {
      if (failure != null) {
        head.completeExceptionally(failure);
      }
    });
    try {
      Head known = head.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      awaitEnd(told);
      return answer(known);
    } catch (TimeoutException _) {
      return new NotTaken("no answer within " + timeout.toSeconds() + " s", 0);
    } catch (ExecutionException failed) {
      return new NotTaken("no answer: " + reason(failed), 0);
    } finally {
      whole.cancel(true);
    }
  }

  /** A connection whose body has ended can be used again. Nothing else depends on it. */
  private static void awaitEnd(CompletableFuture<?> answer) throws InterruptedException {
    try {
      answer.get(PATIENCE_WITH_BODY.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // Too long, too slow or cut off: the status is known.
    }
  }

  private HttpRequest request(URI uri, String secret, String webhookId, String body) {
    long seconds = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", CloudEventJson.CONTENT_TYPE)
        .header("User-Agent", "orderlog")
        .header("webhook-id", webhookId)
        .header("webhook-timestamp", String.valueOf(seconds))
        .header("webhook-signature", sign(secret, webhookId, seconds, body))
        .POST(BodyPublishers.ofString(body)).build();
  }

  private static String sign(String secret, String webhookId, long seconds, String body) {
    try {
      return new Webhook(secret).sign(webhookId, seconds, body);
    } catch (WebhookSigningException everyJdkCanDoIt) {
      throw new IllegalStateException(everyJdkCanDoIt);
    }
  }

  private static String reason(ExecutionException failed) {
    return switch (failed.getCause()) {
      case HttpConnectTimeoutException _ ->
        "no connection within " + CONNECT_TIMEOUT.toSeconds() + " s";
      case ConnectException _ -> "nobody takes connections there";
      case SSLException _ -> "no TLS that both sides accept";
      case ProtocolException _ -> "what came is not HTTP";
      case IOException _ -> "the connection was cut";
      case null -> "no reason is known";
      case Throwable other -> other.getClass().getSimpleName();
    };
  }

  private static Answer answer(Head head) {
    int status = head.status();
    if (status / HUNDRED == SUCCESS) {
      return new Taken();
    }
    return status == GONE
        ? new NotWanted()
        : new NotTaken("answered " + status, waitSeconds(head.headers()));
  }

  /** What is no number of seconds is not heeded; the schedule is long enough for a date. */
  private static long waitSeconds(HttpHeaders headers) {
    return headers.firstValue("Retry-After").filter(value -> value.matches("\\d{1,9}"))
        .map(Long::parseLong).orElse(0L);
  }

  /** Lets go of what is under way. */
  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
