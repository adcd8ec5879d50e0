package io.orderlog.faults.shop.check;

import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Refusals;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.eventlog.event.StreamName;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.check.OwnCommands;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.shop.ShopLog.Told;
import io.orderlog.faults.shop.ShopLog;
import io.orderlog.faults.shop.ShopLogs;
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

  private static final String REFUSED = "/refused";

  private final ShopLogs logs;
  private final Map<String, Consequence> byId = new HashMap<>();
  /** What is heard if the command with this id is refused for good. */
  private final Map<String, Consequence> refusals = new HashMap<>();

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
        String id = idOf(log.name(), told.stream(), told.logged().version(), n);
        byId.put(id, new Consequence(event, told.logged(), outgoing.get(n)));
        Refusals.of(outgoing.get(n)).ifPresent(
            heard -> refusals.put(id, new Consequence(event, told.logged(), heard)));
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
    return Optional.ofNullable(id.endsWith(REFUSED)
        ? refusals.get(id.substring(0, id.length() - REFUSED.length()))
        : byId.get(id)).map(Consequence::outgoing)
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
        case ORDERS -> isDone(id, consequence, logs.orders(), OrderCommand.class)
            && isHeard(id, consequence);
        case STOCK -> isDone(id, consequence, logs.stock(), StockCommand.class);
        case WAITS -> isDone(id, consequence, logs.waits(), WaitCommand.class);
        case RISK -> isDone(id, consequence, logs.risk(), RiskCommand.class);
        case PAYMENTS -> isDone(id, consequence, logs.payments(), PaymentCommand.class);
        case SHIPMENTS -> isDone(id, consequence, logs.shipments(), ShipmentCommand.class);
        case MAILS -> isDone(id, consequence, logs.mails(), MailCommand.class);
        case FULFILMENTS ->
          isDone(id, consequence, logs.fulfilments(), FulfilmentCommand.class);
      };
      if (!done && !parked.contains(consequence.event())) {
        violations.accept(Anomaly.LOST_COMMAND, id + " " + consequence);
      }
    });
  }

  /** If nobody can have done what an order was asked, who asked it has heard so. */
  private boolean isHeard(String id, Consequence consequence) {
    String order = consequence.outgoing().streamId();
    boolean isOfOthers = logs.orders().state(order)
        .filter(state -> !(state instanceof OrderState.NotPlaced) && !state.entrusted())
        .isPresent();
    return !isOfOthers || stands(id + REFUSED, order, logs.fulfilments());
  }

  private static boolean stands(String id, String stream, ShopLog<?, ?, ?, ?> log) {
    return log.toldOf(stream).stream().anyMatch(told -> told.logged().commandId().equals(id));
  }

  /** What is refused for good stays so, whatever happens: so it still would be. */
  private static <C, S, E, R> boolean isDone(
      String id, Consequence consequence, ShopLog<C, S, E, R> target, Class<C> commands) {
    String stream = consequence.outgoing().streamId();
    if (stands(id, stream, target)) {
      return true;
    }
    C command = commands.cast(consequence.outgoing().command());
    return target.state(stream).filter(state -> target.rules().decider()
        .decide(command, state, consequence.cause().time()) instanceof Rejected<E, R>(var reason)
        && target.definition().isFinal().test(reason)).isPresent();
  }
}
