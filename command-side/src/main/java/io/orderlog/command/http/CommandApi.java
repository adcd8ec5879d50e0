package io.orderlog.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.http.CommandRoute.Change;
import io.orderlog.command.http.CommandRoute.Creation;
import io.orderlog.command.http.CommandRoute.PartChange;
import io.orderlog.command.http.CommandRoute.PartCreation;
import io.orderlog.command.http.CommandRoute.Replacement;
import io.orderlog.command.route.Routed.Elsewhere;
import io.orderlog.command.route.Routed.Here;
import io.orderlog.command.route.Routed.Nobody;
import io.orderlog.command.route.Routing;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.ConsistencyToken;
import io.orderlog.http.Json;
import io.orderlog.http.body.JsonBody;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.QueryParameters;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * The commands of one kind of aggregate over HTTP: takes them strictly, brings them to the writer
 * of their stream wherever that is, and answers how they ended. Handlers run on virtual threads and
 * block until the answer.
 *
 * @param <C> commands
 * @param <R> reasons for a rejection
 */
public final class CommandApi<C, R> {

  /**
   * A command as it came.
   *
   * @param status of the answer if it is accepted
   * @param isNew whether that tells where the aggregate is
   * @param pathOf where it is sent to, if the aggregate's id stands so in the path
   * @param idOf the aggregate's id, if this is the id of the command
   * @param commandOf the command, if this is its id
   * @param alsoTold in the answer, of the aggregate with this id and the command with that
   */
  private record Request<C>(int status, boolean isNew, UnaryOperator<String> pathOf, String body,
      UnaryOperator<String> idOf, Function<String, C> commandOf,
      BiFunction<String, String, Map<String, String>> alsoTold) {}

  private final AggregateLog<?> log;
  private final CommandRoutes<C, R> routes;
  private final Routing<C, R> routing;
  private final CommandForwarder forwarder;
  private final PendingAnswers pending;
  private final Supplier<String> commandIds;
  private final OutcomeProblems<R> problems;

  /**
   * @param log of the aggregates' events, which also says what they are called
   * @param routes what they bring
   * @param routing brings commands to the writers of their streams
   * @param forwarder takes the commands of other processes' writers
   * @param pending waits for how commands ended; longer than one append may take until the log
   *     gives up on it
   * @param commandIds new ones, for commands that come without an idempotency key
   */
  public CommandApi(AggregateLog<?> log, CommandRoutes<C, R> routes, Routing<C, R> routing,
      CommandForwarder forwarder, PendingAnswers pending, Supplier<String> commandIds) {
    this.log = log;
    this.routes = routes;
    this.routing = routing;
    this.forwarder = forwarder;
    this.pending = pending;
    this.commandIds = commandIds;
    this.problems = new OutcomeProblems<>(log.noun(), routes.idName(), routes.rejections());
  }

  /** Adds what is the same for the commands of all aggregates, once. */
  public static void registerProblems(RoutesConfig config) {
    config.exception(InvalidCommandException.class,
        (invalid, context) -> Json.write(context, OutcomeProblems.of(invalid)));
  }

  /** Adds the routes. */
  public void register(RoutesConfig config) {
    for (CommandRoute<C> route : routes.commands()) {
      Handler handler = context -> {
        switch (route) {
          case Creation<C> creation -> create(context, creation);
          case Replacement<C> replacement -> replace(context, replacement);
          case Change<C> change -> change(context, change);
          case PartCreation<C> creation -> createPart(context, creation);
          case PartChange<C> change -> changePart(context, change);
        }
      };
      config.addHttpHandler(method(route), routes.pathOf(route, "{" + routes.idName() + "}"),
          handler);
    }
  }

  private static HandlerType method(CommandRoute<?> route) {
    return route instanceof Replacement<?> ? HandlerType.PUT : HandlerType.POST;
  }

  private void replace(Context context, Replacement<C> replacement) {
    String body = body(context);
    ObjectNode fields = JsonBody.parse(body);
    String id = id(context);
    C command = replacement.parser().apply(id, fields);
    handle(context,
        new Request<>(200, false, inPath -> routes.pathOf(replacement, inPath), body, _ -> id,
            _ -> command, (_, _) -> Map.of()));
  }

  private void create(Context context, Creation<C> creation) {
    String body = body(context);
    Addressed<C> made = creation.parser().apply(JsonBody.parse(body));
    handle(context, new Request<>(201, true, id -> routes.pathOf(creation, id), body,
        commandId -> made.id().orElseGet(() -> creation.idOf().apply(commandId)),
        _ -> made.command(), (_, _) -> Map.of()));
  }

  private void change(Context context, Change<C> change) {
    String body = body(context);
    ObjectNode fields = JsonBody.parse(body);
    String id = id(context);
    C command = change.parser().apply(id, fields);
    handle(context,
        new Request<>(200, false, inPath -> routes.pathOf(change, inPath), body, _ -> id,
            _ -> command, (_, _) -> change.alsoTold().apply(id)));
  }

  private void createPart(Context context, PartCreation<C> creation) {
    String body = body(context);
    ObjectNode fields = JsonBody.parse(body);
    String id = id(context);
    handle(context,
        new Request<>(201, false, inPath -> routes.pathOf(creation, inPath), body, _ -> id,
            commandId -> creation.parser().apply(creation.partIdOf().apply(commandId), fields),
            (_, commandId) -> creation.alsoTold().apply(id, creation.partIdOf().apply(commandId))));
  }

  private void changePart(Context context, PartChange<C> change) {
    String body = body(context);
    ObjectNode fields = JsonBody.parse(body);
    String id = id(context);
    String partId = change.partIds().parser().apply(context.pathParam(change.idName()))
        .orElseThrow(() -> new ProblemException(Problem.of(404, change.noun() + "-not-found",
            "No such " + change.noun(),
            "The " + change.idName() + " in the path " + change.partIds().rule())));
    C command = change.parser().parse(id, partId, fields);
    handle(context,
        new Request<>(200, false, inPath -> routes.pathOf(change, inPath, inPath(partId)),
            body, _ -> id, _ -> command, (_, _) -> Map.of()));
  }

  private String id(Context context) {
    return routes.ids().parser().apply(context.pathParam(routes.idName()))
        .orElseThrow(() -> new ProblemException(problems.noId(routes.ids().rule())));
  }

  private static String body(Context context) {
    AcceptHeader.requireJson(context);
    QueryParameters.requireNone(context);
    return JsonBody.text(context);
  }

  private void handle(Context context, Request<C> request) {
    RequestHeaders headers = RequestHeaders.of(context);
    String commandId = headers.idempotencyKey().orElseGet(commandIds);
    String id = request.idOf().apply(commandId);
    C command = request.commandOf().apply(commandId);
    CommandEnvelope<C> envelope = new CommandEnvelope<>(
        id, command, commandId, routes.hash().apply(command),
        headers.correlationId().orElse(commandId), headers.traceparent(), headers.ifMatch());
    switch (routing.route(envelope)) {
      case Here<R>(var outcome) ->
        answer(context, request, envelope, await(outcome, commandId));
      case Elsewhere<R> _ when forwarder.endsHere(context) -> throw notWritten(
          "the writer of this " + log.noun() + " is not in this process");
      case Elsewhere<R> elsewhere ->
        forwarder.forward(context, elsewhere, CommandForwarder.Sent.command(
            context.method().name(), request.pathOf().apply(inPath(id)), request.body(), commandId,
            log.noun()));
      case Nobody<R>(var reason) -> throw notWritten(reason);
    }
  }

  private void answer(Context context, Request<C> request, CommandEnvelope<C> envelope,
      CommandOutcome<R> outcome) {
    String id = envelope.streamId();
    if (outcome instanceof CommandOutcome.Rejected<R>(var reason, var version)
        && routes.unchanged().apply(reason).isPresent()) {
      context.status(request.status());
      context.header("ETag", EntityTag.ofVersion(version).toString());
      tell(context, request, envelope, version, routes.unchanged().apply(reason).orElse(""));
      return;
    }
    if (!(outcome instanceof Accepted<R> accepted)) {
      throw new ProblemException(problems.of(outcome, id, envelope.commandId()));
    }
    context.status(request.status());
    context.header("ETag", EntityTag.ofVersion(accepted.version()).toString());
    context.header("Consistency-Token",
        ConsistencyToken.of(log, accepted.position()).toString());
    if (request.isNew()) {
      context.header("Location", routes.path() + "/" + inPath(id));
    }
    if (accepted.replayed()) {
      context.header("Idempotency-Replayed", "true");
    }
    tell(context, request, envelope, accepted.version(), accepted.status());
  }

  private void tell(Context context, Request<C> request, CommandEnvelope<C> envelope,
      long version, String status) {
    String id = envelope.streamId();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(routes.idName(), id);
    answer.put("version", version);
    answer.put("status", status);
    answer.putAll(request.alsoTold().apply(id, envelope.commandId()));
    Json.write(context, answer);
  }

  private static String inPath(String id) {
    // Not a form: a blank is no plus here.
    return URLEncoder.encode(id, UTF_8).replace("+", "%20");
  }

  private CommandOutcome<R> await(
      CompletableFuture<CommandOutcome<R>> outcome, String commandId) {
    try {
      return pending.await(outcome);
    } catch (TimeoutException late) {
      throw new ProblemException(
          OutcomeProblems.outcomeUnknown(String.valueOf(late.getMessage()), commandId));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          OutcomeProblems.outcomeUnknown("the process is stopping", commandId));
    } catch (ExecutionException defect) {
      throw new IllegalStateException("a command could not be decided", defect.getCause());
    }
  }

  private static ProblemException notWritten(String reason) {
    return new ProblemException(OutcomeProblems.notWritten(reason));
  }
}
