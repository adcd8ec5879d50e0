package io.orderlog.faults.shop;

import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.eventlog.event.StreamName;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.check.OwnCommands;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.shop.ShopLog.Told;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What follows from all events of a shop, computed anew. */
final class Causes {

  /** @param event as what is parked is named */
  private record Consequence(String event, LoggedEvent cause, Outgoing<?> outgoing) {}

  private final ShopLogs logs;
  private final Map<String, Consequence> byId = new HashMap<>();

  private Causes(ShopLogs logs) {
    this.logs = logs;
  }

  static Causes in(ShopLogs logs) {
    Causes causes = new Causes(logs);
    logs.all().forEach(causes::add);
    return causes;
  }

  private <E> void add(ShopLog<?, ?, E, ?> log) {
    for (Told<E> told : log.told()) {
      List<Outgoing<?>> outgoing = log.definition().reactions().to(told.stream(), told.event());
      String event = log.name() + "/" + told.stream() + "/" + told.logged().version();
      for (int n = 0; n < outgoing.size(); n++) {
        byId.put(idOf(log.name(), told.stream(), told.logged().version(), n),
            new Consequence(event, told.logged(), outgoing.get(n)));
      }
    }
  }

  /**
   * The id of a command that follows from an event.
   *
   * @param index its place in the list of all that follow
   */
  static String idOf(String log, String stream, long version, int index) {
    return OwnCommands.PREFIX + log + "/" + StreamName.of(stream) + "/" + version + "/" + index;
  }

  /** The command with this id, if an event leads to it and it is for this aggregate. */
  Optional<?> command(String id, Target target, String stream) {
    return Optional.ofNullable(byId.get(id)).map(Consequence::outgoing)
        .filter(outgoing -> outgoing.target() == target && outgoing.streamId().equals(stream))
        .map(Outgoing::command);
  }

  /**
   * All that follows stands where it was sent, or was refused there for good, or waits for an
   * operator.
   *
   * @param parked the events that do, each as {@code <log>/<stream>/<version>}
   */
  void requireAllDone(Set<String> parked, BiConsumer<Anomaly, String> violations) {
    byId.forEach((id, consequence) -> {
      boolean done = switch (consequence.outgoing().target()) {
        case ORDERS -> isDone(id, consequence, logs.orders(), OrderCommand.class);
        case STOCK -> isDone(id, consequence, logs.stock(), StockCommand.class);
        case PAYMENTS -> isDone(id, consequence, logs.payments(), PaymentCommand.class);
        case FULFILMENTS ->
          isDone(id, consequence, logs.fulfilments(), FulfilmentCommand.class);
      };
      if (!done && !parked.contains(consequence.event())) {
        violations.accept(Anomaly.LOST_COMMAND, id + " " + consequence);
      }
    });
  }

  /** What is refused for good stays so, whatever happens: so it still would be. */
  private static <C, S, E, R> boolean isDone(
      String id, Consequence consequence, ShopLog<C, S, E, R> target, Class<C> commands) {
    String stream = consequence.outgoing().streamId();
    if (target.toldOf(stream).stream()
        .anyMatch(told -> told.logged().commandId().equals(id))) {
      return true;
    }
    C command = commands.cast(consequence.outgoing().command());
    return target.state(stream).filter(state -> target.rules().decider()
        .decide(command, state, consequence.cause().time()) instanceof Rejected<E, R>(var reason)
        && target.definition().isFinal().test(reason)).isPresent();
  }
}
