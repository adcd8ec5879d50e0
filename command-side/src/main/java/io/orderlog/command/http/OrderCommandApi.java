package io.orderlog.command.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandHandler;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.http.AcceptHeader;
import io.orderlog.http.EntityTag;
import io.orderlog.http.Json;
import io.orderlog.http.JsonBody;
import io.orderlog.http.Problem;
import io.orderlog.http.ProblemException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The seven commands of an order. Handlers run on virtual threads and block until the answer. */
public final class OrderCommandApi {

  /** Longer than one append may take until the log gives up on it. */
  private static final long ANSWER_TIMEOUT_SECONDS = 30;

  private record Answer(String orderId, long version, String status) {}

  private final CommandHandler<OrderCommand, OrderRejection> handler;
  private final Supplier<UUID> ids;

  /**
   * @param handler takes every command, and tells how it ended
   * @param ids new random ids, for commands that come without an idempotency key
   */
  public OrderCommandApi(
      CommandHandler<OrderCommand, OrderRejection> handler, Supplier<UUID> ids) {
    this.handler = handler;
    this.ids = ids;
  }

  /** Adds the routes. */
  public void register(RoutesConfig routes) {
    routes.exception(InvalidCommandException.class,
        (invalid, context) -> Json.write(context, OutcomeProblems.of(invalid)));
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
      AcceptHeader.requireJson(context.header("Accept"));
      OrderCommand command = parser.apply(JsonBody.read(context));
      handle(context, 200, Optional.of(orderId(context)), command);
    });
  }

  private void place(Context context) {
    AcceptHeader.requireJson(context.header("Accept"));
    var placement = OrderCommandParser.place(JsonBody.read(context));
    handle(context, 201, placement.orderId(), placement.command());
  }

  private void handle(
      Context context, int status, Optional<OrderId> orderId, OrderCommand command) {
    RequestHeaders headers = RequestHeaders.of(context);
    String commandId = headers.idempotencyKey().orElseGet(() -> ids.get().toString());
    String streamId = orderId.orElseGet(() -> OrderId.derivedFrom(commandId)).text();
    var envelope = new CommandEnvelope<>(streamId, command, commandId, CommandHash.of(command),
        headers.correlationId().orElse(commandId), headers.traceparent(), headers.ifMatch());
    CommandOutcome<OrderRejection> outcome = await(handler.handle(envelope), commandId);
    @Nullable
    Problem problem = OutcomeProblems.of(outcome, envelope);
    if (problem != null) {
      throw new ProblemException(problem);
    }
    answer(context.status(status), streamId, outcome);
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

  private static CommandOutcome<OrderRejection> await(
      CompletableFuture<CommandOutcome<OrderRejection>> outcome, String commandId) {
    try {
      return outcome.get(ANSWER_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      throw new ProblemException(OutcomeProblems.outcomeUnknown(
          "the log did not confirm it within " + ANSWER_TIMEOUT_SECONDS + " s", commandId));
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
