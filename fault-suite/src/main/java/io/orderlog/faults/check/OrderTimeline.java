package io.orderlog.faults.check;

import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.TimelessDecider;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.history.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The states that one order went through, recomputed from what clients asked for, and compared
 * with the log on the way. State n is the one after n events.
 */
final class OrderTimeline {

  private final TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> decider;
  private final List<LoggedEvent> events;
  private final List<OrderState> states = new ArrayList<>();
  private final Set<String> handled = new HashSet<>();

  private OrderTimeline(
      TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> decider,
      List<LoggedEvent> events) {
    this.decider = decider;
    this.events = events;
    states.add(decider.initial());
  }

  /**
   * Follows the order through the log, as far as it makes sense.
   *
   * @param events of one order, in the order of their positions
   * @param requests by command id
   */
  static OrderTimeline of(
      TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> decider,
      List<LoggedEvent> events, Map<String, Request> requests,
      BiConsumer<Anomaly, String> violations) {
    OrderTimeline timeline = new OrderTimeline(decider, events);
    if (timeline.isInSequence(violations)) {
      timeline.follow(requests, violations);
    }
    return timeline;
  }

  /** Whether the order could be followed to its end; if not, the violation was reported. */
  boolean isWhole() {
    return lastVersion() == events.size();
  }

  long lastVersion() {
    return states.size() - 1L;
  }

  OrderState stateAt(long version) {
    return states.get(Math.toIntExact(version));
  }

  /** The command that led to this version. */
  String commandAt(long version) {
    return events.get(Math.toIntExact(version) - 1).commandId();
  }

  /** Whether the command was done at this version or before. */
  boolean isDoneBy(long version, String commandId) {
    return events.subList(0, Math.toIntExact(version)).stream()
        .anyMatch(event -> event.commandId().equals(commandId));
  }

  private boolean isInSequence(BiConsumer<Anomaly, String> violations) {
    for (int i = 0; i < events.size(); i++) {
      LoggedEvent event = events.get(i);
      if (event.version() != i + 1
          || event.position().partition() != events.getFirst().position().partition()) {
        violations.accept(Anomaly.BROKEN_SEQUENCE,
            "version " + (i + 1) + " was to come, but there is " + event);
        return false;
      }
    }
    return true;
  }

  private void follow(
      Map<String, Request> requests, BiConsumer<Anomaly, String> violations) {
    int next = 0;
    while (next < events.size()) {
      LoggedEvent first = events.get(next);
      Request request = requests.get(first.commandId());
      Optional<List<OrderEvent>> decided = request == null
          ? unexpected(first, violations)
          : decide(request, first, violations);
      if (decided.isEmpty() || !matches(decided.get(), next, violations)) {
        return;
      }
      for (OrderEvent event : decided.get()) {
        states.add(decider.evolve(states.getLast(), event));
      }
      next += decided.get().size();
    }
  }

  private static Optional<List<OrderEvent>> unexpected(
      LoggedEvent event, BiConsumer<Anomaly, String> violations) {
    violations.accept(Anomaly.UNEXPECTED_EVENT, "nobody sent the command of " + event);
    return Optional.empty();
  }

  private Optional<List<OrderEvent>> decide(
      Request request, LoggedEvent event, BiConsumer<Anomaly, String> violations) {
    if (!handled.add(request.commandId())) {
      violations.accept(Anomaly.DUPLICATE, "the command was done before: " + event);
      return Optional.empty();
    }
    if (!request.orderId().equals(event.orderId())) {
      violations.accept(Anomaly.UNEXPECTED_EVENT, request + " was for another order: " + event);
      return Optional.empty();
    }
    if (request.ifMatch() != null && request.ifMatch() != event.version() - 1) {
      violations.accept(Anomaly.IMPOSSIBLE_EVENT, "If-Match said " + request.ifMatch()
          + ", but " + event);
      return Optional.empty();
    }
    return switch (decider.decide(request.command(), states.getLast())) {
      case Accepted<OrderEvent, ?>(var decided) -> Optional.of(decided);
      case Rejected<OrderEvent, ?>(var reason) -> {
        violations.accept(Anomaly.IMPOSSIBLE_EVENT,
            "the order was " + states.getLast() + ", so " + reason + ", but " + event);
        yield Optional.empty();
      }
    };
  }

  private boolean matches(
      List<OrderEvent> decided, int first, BiConsumer<Anomaly, String> violations) {
    String commandId = events.get(first).commandId();
    for (int i = 0; i < decided.size(); i++) {
      if (first + i >= events.size() || !events.get(first + i).commandId().equals(commandId)) {
        violations.accept(Anomaly.TORN_TRANSACTION, "command " + commandId + " has "
            + decided.size() + " events, but the log has " + i + " of them behind "
            + events.get(first));
        return false;
      }
      if (!EventContent.of(decided.get(i)).isIn(events.get(first + i))) {
        violations.accept(Anomaly.IMPOSSIBLE_EVENT,
            decided.get(i) + " was to come, but there is " + events.get(first + i));
        return false;
      }
    }
    return true;
  }
}
