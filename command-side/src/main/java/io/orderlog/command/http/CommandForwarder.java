package io.orderlog.command.http;

import io.javalin.http.Context;
import io.orderlog.http.HeaderFields;
import io.orderlog.http.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Sends commands on to the process that has their writer, and its answers back. The command goes to
 * the URL that the process has claimed and a path that is made here: nothing in a request chooses
 * where. Thread-safe.
 */
public final class CommandForwarder implements AutoCloseable {

  /** Whoever gets a command with this header does not send it on again. */
  private static final String FORWARDED = "Orderlog-Forwarded-By";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  /** Longer than one append may take until the log gives up on it. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

  /** What the body is and what the client takes was looked at here, and is the same for all. */
  private static final List<String> REQUEST_HEADERS =
      List.of("If-Match", "Correlation-Id", "traceparent", "tracestate");
  /** The client library refuses others; those that matter have none, or came no further. */
  private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]*");
  private static final List<String> ANSWER_HEADERS = List.of("Content-Type", "ETag", "Location",
      "Consistency-Token", "Idempotency-Replayed", "Retry-After");

  private final String instance;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(CONNECT_TIMEOUT)
      .followRedirects(HttpClient.Redirect.NEVER)
      .proxy(HttpClient.Builder.NO_PROXY)
      .executor(threads)
      .build();

  /**
   * @param instance names this process to the others
   */
  public CommandForwarder(String instance) {
    this.instance = instance;
  }

  /** Whether another process has sent the command here, because it took this one for the owner. */
  static boolean isForwarded(Context context) {
    return context.header(FORWARDED) != null;
  }

  /**
   * Lets the other process handle the command and answers what it answers.
   *
   * @param owner its URL
   * @param path of the command
   * @param body as it came
   * @param commandId the client's idempotency key or the one made for it, so that both processes
   *     speak of the same command and of the same new order
   * @throws ProblemException 503 if it is certain that the other process did not get the command,
   *     or if it is not known what became of it
   */
  void forward(Context context, URI owner, String path, String body, String commandId) {
    HttpResponse<byte[]> answer = send(request(context, owner, path, body, commandId), commandId);
    for (String name : ANSWER_HEADERS) {
      answer.headers().firstValue(name).ifPresent(value -> context.header(name, value));
    }
    context.status(answer.statusCode()).result(answer.body());
  }

  private HttpRequest request(
      Context context, URI owner, String path, String body, String commandId) {
    String base = owner.toString();
    HttpRequest.Builder request = HttpRequest
        .newBuilder(URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
            + path))
        .timeout(ANSWER_TIMEOUT)
        .header(FORWARDED, instance)
        .header("Idempotency-Key", commandId)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
    for (String name : REQUEST_HEADERS) {
      HeaderFields.lines(context, name).stream()
          .filter(line -> SENDABLE.matcher(line).matches())
          .forEach(line -> request.header(name, line));
    }
    return request.build();
  }

  private HttpResponse<byte[]> send(HttpRequest request, String commandId) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (ConnectException | HttpConnectTimeoutException | NoRouteToHostException notReached) {
      throw new ProblemException(
          OutcomeProblems.notWritten("the process that has the writer of this order does not"
              + " answer; another one will take it over"));
    } catch (IOException lost) {
      throw new ProblemException(OutcomeProblems.outcomeUnknown(
          "the process that has the writer of this order did not answer", commandId));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          OutcomeProblems.outcomeUnknown("the process is stopping", commandId));
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
