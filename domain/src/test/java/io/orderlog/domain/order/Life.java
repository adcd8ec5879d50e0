package io.orderlog.domain.order;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderState.Cancelled;
import io.orderlog.domain.order.OrderState.Delivered;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.order.OrderState.Returned;
import io.orderlog.domain.order.OrderState.Shipped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What became of one order that met these commands, one after the other. */
record Life(List<Step> steps) {

  /** One command and where it led. */
  record Step(OrderState before, OrderCommand command,
      Decision<OrderEvent, OrderRejection> decision, OrderState after) {

    List<OrderEvent> events() {
      return switch (decision) {
        case Accepted(var events) -> events;
        case Rejected(_) -> List.of();
      };
    }
  }

  /** Decides each command against the state that the events before it have led to. */
  static Life lead(List<Attempt> attempts) {
    List<Step> steps = new ArrayList<>();
    OrderState state = new NotPlaced();
    for (Attempt attempt : attempts) {
      OrderCommand command = attempt.commandIn(state);
      try {
        steps.add(step(state, command));
      } catch (RuntimeException unexpected) {
        throw new AssertionError(unexpected + "\nby " + command + "\nafter" + new Life(steps),
            unexpected);
      }
      state = steps.getLast().after();
    }
    return new Life(List.copyOf(steps));
  }

  private static Step step(OrderState before, OrderCommand command) {
    OrderDecider decider = new OrderDecider();
    Decision<OrderEvent, OrderRejection> decision = decider.decide(command, before);
    OrderState after = before;
    if (decision instanceof Accepted(var events)) {
      for (OrderEvent event : events) {
        after = decider.evolve(after, event);
      }
    }
    return new Step(before, command, decision, after);
  }

  List<OrderEvent> events() {
    return steps.stream().flatMap(step -> step.events().stream()).toList();
  }

  /** The state at the end. */
  OrderState state() {
    return steps.isEmpty() ? new NotPlaced() : steps.getLast().after();
  }

  /** What is ordered in this state; nothing before the order is placed. */
  static List<OrderLine> linesOf(OrderState state) {
    return switch (state) {
      case NotPlaced() -> List.of();
      case Placed(_, var lines, _) -> lines.lines();
      case Paid(var order, _, _) -> linesOf(order);
      case Shipped(var order, _, _) -> linesOf(order);
      case Delivered(var order) -> linesOf(order);
      case Cancelled(var order, _) -> linesOf(order);
      case Returned(var order, _) -> linesOf(order);
    };
  }

  @Override
  public String toString() {
    return steps.stream().map(step -> step.command() + " -> " + step.decision())
        .collect(Collectors.joining("\n", "\n", "\n"));
  }
}
