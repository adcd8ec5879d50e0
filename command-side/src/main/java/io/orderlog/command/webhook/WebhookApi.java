package io.orderlog.command.webhook;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.OwnCommandIds;
import io.orderlog.command.http.CommandForwarder;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.route.Routed.Elsewhere;
import io.orderlog.command.route.Routed.Here;
import io.orderlog.command.route.Routed.Nobody;
import io.orderlog.command.route.Routing;
import io.orderlog.http.body.JsonBody;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.QueryParameters;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhooks for one kind of aggregate: 204 when what one says stands in the log, or stood there.
 * Anything else makes the sender send it again. Handlers run on virtual threads and block until the
 * answer.
 *
 * @param <C> commands
 * @param <R> reasons for a rejection
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 */
public final class WebhookApi<C, R> {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookApi.class);

  private final WebhookRoute<C, R> route;
  private final CommandRoutes<C, R> commands;
  private final Routing<C, R> routing;
  private final CommandForwarder forwarder;
  private final PendingAnswers pending;
  private final InstantSource clock;

  /**
   * @param commands of the aggregate: how they are hashed, and why they are refused
   * @param routing brings facts to the writers of their streams
   * @param forwarder takes them to other processes' writers
   * @param pending waits for how they ended
   * @param clock by which a webhook is fresh
   */
  public WebhookApi(WebhookRoute<C, R> route, CommandRoutes<C, R> commands,
      Routing<C, R> routing, CommandForwarder forwarder, PendingAnswers pending,
      InstantSource clock) {
    this.route = route;
    this.commands = commands;
    this.routing = routing;
    this.forwarder = forwarder;
    this.pending = pending;
    this.clock = clock;
  }

  /** Adds the route. */
  public void register(RoutesConfig config) {
    config.post(route.path(), this::take);
  }

  private void take(Context context) {
    QueryParameters.requireNone(context);
    if (route.secrets().areNone()) {
      throw WebhookProblems.noSecrets(route.setting());
    }
    // Valid UTF-8, which is the same bytes again when it is signed.
    String body = JsonBody.text(context);
    WebhookHeaders headers = WebhookHeaders.of(context);
    requireGenuine(context, headers, body);
    Optional<Heard<C>> heard = route.reading().apply(JsonBody.parse(body));
    if (heard.isPresent()) {
      hear(context, headers, body, heard.get());
    } else {
      LOG.debug("Nobody waits for what the webhook {} says", headers.id());
      context.status(204);
    }
  }

  private void requireGenuine(Context context, WebhookHeaders headers, String body) {
    boolean signed = route.secrets().haveSigned(headers, body);
    if (!signed || !headers.areFresh(clock.instant())) {
      context.header("WWW-Authenticate", "Standard-Webhooks");
      throw signed ? WebhookProblems.notFresh() : WebhookProblems.notSigned();
    }
  }

  private void hear(Context context, WebhookHeaders headers, String body, Heard<C> heard) {
    CommandEnvelope<C> envelope = envelope(headers.id(), heard);
    switch (routing.route(envelope)) {
      case Here<R>(var outcome) -> answer(context, envelope, await(outcome));
      case Elsewhere<R> _ when forwarder.endsHere(context) ->
        throw WebhookProblems.notTaken("its writer is not in this process");
      case Elsewhere<R> elsewhere -> forwarder.forward(context, elsewhere,
          CommandForwarder.Sent.asItCame(route.path(), body, WebhookHeaders.NAMES, "webhook"));
      case Nobody<R>(var reason) -> throw WebhookProblems.notTaken(reason);
    }
  }

  private CommandEnvelope<C> envelope(String webhookId, Heard<C> heard) {
    return new CommandEnvelope<>(heard.streamId(), heard.fact(),
        OwnCommandIds.ofWebhook(webhookId), commands.hash().apply(heard.fact()),
        OwnCommandIds.nameOf(heard.streamId()), null, new ExpectedVersions.Any(),
        OwnCommandIds.causeOfWebhook(webhookId), null);
  }

  private void answer(
      Context context, CommandEnvelope<C> envelope, CommandOutcome<R> outcome) {
    switch (outcome) {
      case Accepted<R> _ -> context.status(204);
      case Rejected<R>(var reason, _) when route.isForGood().test(reason) -> context.status(204);
      case Rejected<R>(var reason, var version) -> throw new ProblemException(
          commands.rejections().apply(reason, envelope.streamId())
              .about(commands.idName(), envelope.streamId(), version));
      case CommandIdReused<R> _ -> {
        LOG.warn("{} of {} was another fact before", envelope.commandId(), envelope.streamId());
        throw WebhookProblems.idReused();
      }
      case CommandIdInFlight<R> _ -> throw WebhookProblems.notTaken("it is being handled");
      case Overloaded<R> _ -> throw WebhookProblems.notTaken("too many commands wait");
      case NotWritten<R>(var reason) -> throw WebhookProblems.notTaken(reason);
      case Unknown<R>(var reason) -> throw WebhookProblems.notTaken(reason);
      case TooLarge<R>(var reason) -> throw WebhookProblems.notTaken(reason);
      case VersionMismatch<R> _ ->
        throw new IllegalStateException("a version was expected that nobody asked for");
    }
  }

  private CommandOutcome<R> await(CompletableFuture<CommandOutcome<R>> outcome) {
    try {
      return pending.await(outcome);
    } catch (TimeoutException late) {
      return new Unknown<>(String.valueOf(late.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Unknown<>("the process is stopping");
    } catch (ExecutionException defect) {
      throw new IllegalStateException("a fact could not be decided", defect.getCause());
    }
  }
}
