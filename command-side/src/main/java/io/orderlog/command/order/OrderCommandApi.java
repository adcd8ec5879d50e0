package io.orderlog.command.order;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.http.CommandForwarder;
import io.orderlog.command.http.CommandHash;
import io.orderlog.command.http.OutcomeProblems;
import io.orderlog.command.http.PendingAnswers;
import io.orderlog.command.http.RequestHeaders;
import io.orderlog.command.route.Routed.Elsewhere;
import io.orderlog.command.route.Routed.Here;
import io.orderlog.command.route.Routed.Nobody;
import io.orderlog.command.route.Routing;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.http.Json;
import io.orderlog.http.body.JsonBody;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.EntityTag;
import io.orderlog.http.request.QueryParameters;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The seven commands of an order. Handlers run on virtual threads and block until the answer. */
public final class OrderCommandApi {

  /**
   * @param status of the answer if the command is accepted
   */
  private record Request(int status, String path, String body, Optional<OrderId> orderId,
      OrderCommand command) {}

  private record Answer(String orderId, long version, String status) {}

  private final Routing<OrderCommand, OrderRejection> routing;
  private final CommandForwarder forwarder;
  private final PendingAnswers pending;
  private final Supplier<UUID> ids;

  /**
   * @param routing brings commands to the writers of their orders
   * @param forwarder takes the commands of other processes' writers
   * @param pending waits for how commands ended; longer than one append may take until the log
   *     gives up on it
   * @param ids new random ids, for commands that come without an idempotency key
   */
  public OrderCommandApi(Routing<OrderCommand, OrderRejection> routing, CommandForwarder forwarder,
      PendingAnswers pending, Supplier<UUID> ids) {
    this.routing = routing;
    this.forwarder = forwarder;
    this.pending = pending;
    this.ids = ids;
  }

  /** Adds the routes. */
  public void register(RoutesConfig routes) {
    routes.post("/orders", this::place);
    route(routes, "change-quantity", OrderCommandParser::changeQuantity);
    route(routes, "pay", OrderCommandParser::pay);
    route(routes, "ship", OrderCommandParser::ship);
    route(routes, "deliver", OrderCommandParser::deliver);
    route(routes, "cancel", OrderCommandParser::cancel);
    route(routes, "return", OrderCommandParser::returnOrder);
  }

  private void route(
      RoutesConfig routes, String name, Function<ObjectNode, OrderCommand> parser) {
    routes.post("/orders/{orderId}/" + name, context -> {
      AcceptHeader.requireJson(context);
      QueryParameters.requireNone(context);
      String body = JsonBody.text(context);
      OrderCommand command = parser.apply(JsonBody.parse(body));
      OrderId orderId = orderId(context);
      String path = "/orders/" + orderId.text() + "/" + name;
      handle(context, new Request(200, path, body, Optional.of(orderId), command));
    });
  }

  private void place(Context context) {
    AcceptHeader.requireJson(context);
    QueryParameters.requireNone(context);
    String body = JsonBody.text(context);
    var placement = OrderCommandParser.place(JsonBody.parse(body));
    handle(context,
        new Request(201, "/orders", body, placement.orderId(), placement.command()));
  }

  private void handle(Context context, Request request) {
    RequestHeaders headers = RequestHeaders.of(context);
    String commandId = headers.idempotencyKey().orElseGet(() -> ids.get().toString());
    String streamId = request.orderId().orElseGet(() -> OrderId.derivedFrom(commandId)).text();
    CommandEnvelope<OrderCommand> envelope = new CommandEnvelope<>(
        streamId, request.command(), commandId, CommandHash.of(request.command()),
        headers.correlationId().orElse(commandId), headers.traceparent(), headers.ifMatch());
    switch (routing.route(envelope)) {
      case Here<OrderRejection>(var outcome) ->
        answer(context.status(request.status()), envelope, await(outcome, commandId));
      case Elsewhere<OrderRejection> _ when forwarder.endsHere(context) -> throw notWritten(
          "the writer of this order is not in this process");
      case Elsewhere<OrderRejection> elsewhere ->
        forwarder.forward(context, elsewhere, request.path(), request.body(), commandId);
      case Nobody<OrderRejection>(var reason) -> throw notWritten(reason);
    }
  }

  private static ProblemException notWritten(String reason) {
    return new ProblemException(OutcomeProblems.notWritten(reason));
  }

  private static void answer(Context context, CommandEnvelope<OrderCommand> envelope,
      CommandOutcome<OrderRejection> outcome) {
    @Nullable
    Problem problem = OutcomeProblems.of(outcome, envelope);
    if (problem != null) {
      throw new ProblemException(problem);
    }
    answer(context, envelope.streamId(), outcome);
  }

  private static void answer(
      Context context, String orderId, CommandOutcome<OrderRejection> outcome) {
    if (!(outcome instanceof Accepted<OrderRejection> accepted)) {
      throw new IllegalStateException("neither a problem nor accepted: " + outcome);
    }
    context.header("ETag", EntityTag.ofVersion(accepted.version()).toString());
    context.header("Consistency-Token", accepted.position().toString());
    if (context.statusCode() == 201) {
      context.header("Location", "/orders/" + orderId);
    }
    if (accepted.replayed()) {
      context.header("Idempotency-Replayed", "true");
    }
    Json.write(context, new Answer(orderId, accepted.version(), accepted.status()));
  }

  private CommandOutcome<OrderRejection> await(
      CompletableFuture<CommandOutcome<OrderRejection>> outcome, String commandId) {
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

  private static OrderId orderId(Context context) {
    String text = context.pathParam("orderId");
    return OrderId.parse(text).orElseThrow(() -> new ProblemException(Problem.of(404,
        "order-not-found", "No such order", "The id in the path must be a UUID")));
  }
}
