package io.orderlog.command.courier;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.courier.Delivery.Again;
import io.orderlog.command.courier.Delivery.Denied;
import io.orderlog.command.courier.Delivery.Done;
import io.orderlog.command.courier.Delivery.Refused;
import io.orderlog.command.http.ForwardProof;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.http.body.JsonBody;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import tools.jackson.core.JacksonException;

/**
 * Takes what follows from the events of other processes' writers: 204 when it has ended, 503 when it
 * has to be sent again or the process is starting, 409 with {@link #REFUSED} when it is refused,
 * although not for good. For processes of this system alone; to others the path does not exist.
 */
public final class ConsequenceApi {

  static final String PATH = "/internal/consequences";
  /** The name of the problem. */
  static final String REFUSED = "consequence-refused";
  /** The header of a 204 for what is refused for good, of which the sender has to hear. */
  static final String DENIED = "Orderlog-Denied";

  private final ProcessIdentity identity;
  private final Recipients recipients;
  private final PendingAnswers pending;
  private final Map<String, Source<?>> sources = new ConcurrentHashMap<>();

  /**
   * @param identity of this process
   * @param pending waits for how commands ended
   */
  public ConsequenceApi(
      ProcessIdentity identity, Recipients recipients, PendingAnswers pending) {
    this.identity = identity;
    this.recipients = recipients;
    this.pending = pending;
  }

  /** Takes what follows from the events of this log. */
  public void add(Source<?> source) {
    sources.put(source.log().name(), source);
  }

  /**
   * Adds the route.
   *
   * @param isStarting whether the process may not be known yet to those that send
   */
  public void register(RoutesConfig routes, BooleanSupplier isStarting) {
    routes.post(PATH, context -> take(context, isStarting));
  }

  private void take(Context context, BooleanSupplier isStarting) {
    if (!ForwardProof.isGiven(context, identity)) {
      if (isStarting.getAsBoolean()) {
        throw notNow("the process is starting");
      }
      throw new ProblemException(Problem.of(404, "not-found", "Not found",
          "Nothing is at " + context.path()));
    }
    ConsequenceMessage message = message(JsonBody.text(context));
    switch (await(recipients.deliverHere(consequence(message)))) {
      case Done() -> context.status(204);
      case Denied() -> context.status(204).header(DENIED, "true");
      case Again(var reason) -> throw notNow(reason);
      case Refused(var reason) ->
        throw new ProblemException(Problem.of(409, REFUSED, "Refused", reason));
    }
  }

  private static ConsequenceMessage message(String body) {
    try {
      return ConsequenceMessage.parse(body);
    } catch (JacksonException malformed) {
      throw notNow("the message is of another version: " + malformed.getOriginalMessage());
    }
  }

  private Consequence consequence(ConsequenceMessage message) {
    Source<?> source = sources.get(message.log());
    if (source == null) {
      throw notNow("this process knows of nothing that follows from " + message.log());
    }
    Cause cause = new Cause(message.log(), message.stream(), message.version(),
        message.traceparent(), message.type(), message::eventData);
    List<Outgoing<?>> all = follow(source, message);
    if (message.index() < 0 || message.index() >= all.size()) {
      throw notNow("in this version " + all.size() + " commands follow from " + cause.id());
    }
    return new Consequence(cause, message.index(), all.get(message.index()));
  }

  private static List<Outgoing<?>> follow(Source<?> source, ConsequenceMessage message) {
    try {
      return source.follow(message.stream(), message.type(), message.eventData());
    } catch (UnreadableEventException unreadable) {
      throw notNow(String.valueOf(unreadable.getMessage()));
    }
  }

  private Delivery await(CompletableFuture<Delivery> delivery) {
    try {
      return pending.await(delivery);
    } catch (TimeoutException late) {
      return new Again(String.valueOf(late.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Again("the process is stopping");
    } catch (ExecutionException defect) {
      throw new IllegalStateException("it could not be delivered", defect.getCause());
    }
  }

  private static ProblemException notNow(String reason) {
    return new ProblemException(Problem.of(503, "not-delivered", "Not delivered", reason));
  }
}
