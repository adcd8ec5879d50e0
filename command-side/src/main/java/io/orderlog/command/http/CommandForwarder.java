package io.orderlog.command.http;

import static java.util.stream.Collectors.joining;

import io.javalin.http.Context;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.route.Routed.Elsewhere;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.HeaderFields;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends commands on to the process that has their writer, and its answers back. The command goes to
 * the URL that the process has claimed and a path that is made here: nothing in a request chooses
 * where. Thread-safe.
 */
public final class CommandForwarder implements AutoCloseable {

  /** The processes that have had the command, the latest last: none has it twice. */
  private static final String FORWARDED = "Orderlog-Forwarded-By";

  private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final int MOST_INSTANCES = 16;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  /** Longer than one append may take until the log gives up on it. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

  /** What the body is and what the client takes was looked at here, and is the same for all. */
  private static final List<String> REQUEST_HEADERS =
      List.of("If-Match", "Correlation-Id", "traceparent", "tracestate");
  /** The client library refuses others; those that matter have none, or came no further. */
  private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]*");
  private static final List<String> ANSWER_HEADERS = List.of("Content-Type", "ETag", "Location",
      "Consistency-Token", "Idempotency-Replayed", "Retry-After", "WWW-Authenticate");

  private final ProcessIdentity identity;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(CONNECT_TIMEOUT)
      .followRedirects(HttpClient.Redirect.NEVER)
      .proxy(HttpClient.Builder.NO_PROXY)
      .executor(threads)
      .build();

  /**
   * A command that is sent on.
   *
   * @param method of HTTP
   * @param path its own, the same in all processes
   * @param body as it came
   * @param commandId the client's idempotency key or the one made for it, so that both processes
   *     speak of the same command and of the same new aggregate; of what clients send
   * @param headers that go with it, by their names
   * @param noun what the aggregate is called, or what is sent to it
   */
  public record Sent(String method, String path, String body, Optional<String> commandId,
      List<String> headers, String noun) {

    private static final String POST = "POST";

    /** A command of a client. */
    static Sent command(
        String method, String path, String body, String commandId, String noun) {
      return new Sent(method, path, body, Optional.of(commandId), REQUEST_HEADERS, noun);
    }

    /** What has a name in its own headers, and is looked at again where it comes to. */
    public static Sent asItCame(String path, String body, List<String> headers, String noun) {
      return new Sent(POST, path, body, Optional.empty(), headers, noun);
    }

    private String writer() {
      return "the process that has the writer of this " + noun;
    }

    private ProblemException outcomeUnknown(String reason) {
      return new ProblemException(commandId.map(id -> OutcomeProblems.outcomeUnknown(reason, id))
          .orElseGet(() -> OutcomeProblems.outcomeUnknown(reason)));
    }
  }

  /**
   * @param identity of this process
   */
  public CommandForwarder(ProcessIdentity identity) {
    this.identity = identity;
  }

  /**
   * Whether the command goes no further, no matter who has its writer: another process has sent it
   * here, because it took this one for the owner; or it was here before. Anybody may write into a
   * request that it was sent on, so that alone is believed only as far as it ends a loop.
   */
  public boolean endsHere(Context context) {
    List<String> before = before(context);
    return ForwardProof.isGiven(context, identity) || before.contains(identity.instance())
        || before.size() >= MOST_INSTANCES;
  }

  /** What is no name of an instance was put in by a client, and is left out. */
  private static List<String> before(Context context) {
    String header = context.header(FORWARDED);
    return header == null
        ? List.of()
        : Stream.of(header.split(",")).map(String::strip)
            .filter(INSTANCE.asMatchPredicate()).limit(MOST_INSTANCES).toList();
  }

  /**
   * Lets the other process handle the command and answers what it answers.
   *
   * @param owner where it is
   * @throws ProblemException 503 if it is certain that the other process did not get the command,
   *     or if it is not known what became of it
   */
  public void forward(Context context, Elsewhere<?> owner, Sent command) {
    HttpResponse<byte[]> answer = send(request(context, owner, command), command);
    for (String name : ANSWER_HEADERS) {
      answer.headers().firstValue(name).ifPresent(value -> context.header(name, value));
    }
    context.status(answer.statusCode()).result(answer.body());
  }

  private HttpRequest request(Context context, Elsewhere<?> owner, Sent command) {
    HttpRequest.Builder request = HttpRequest.newBuilder(owner.at(command.path()))
        .timeout(ANSWER_TIMEOUT)
        .header(FORWARDED, Stream.concat(
            before(context).stream(), Stream.of(identity.instance())).collect(joining(", ")))
        .header("Content-Type", "application/json")
        .method(command.method(), BodyPublishers.ofString(command.body()));
    ForwardProof.give(request, owner);
    command.commandId().ifPresent(id -> request.header("Idempotency-Key", id));
    for (String name : command.headers()) {
      HeaderFields.lines(context, name).stream()
          .filter(line -> SENDABLE.matcher(line).matches())
          .forEach(line -> request.header(name, line));
    }
    return request.build();
  }

  private HttpResponse<byte[]> send(HttpRequest request, Sent command) {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (ConnectException | HttpConnectTimeoutException | NoRouteToHostException notReached) {
      throw new ProblemException(
          OutcomeProblems
              .notWritten(command.writer()
                  + " does not answer, and no other one that serves it has taken over yet"));
    } catch (IOException lost) {
      throw command.outcomeUnknown(command.writer() + " did not answer");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw command.outcomeUnknown("the process is stopping");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
