package io.orderlog.faults.shop.check;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockEvent.Adjusted;
import io.orderlog.domain.stock.StockEvent.Consumed;
import io.orderlog.domain.stock.StockEvent.HoldExtended;
import io.orderlog.domain.stock.StockEvent.Received;
import io.orderlog.domain.stock.StockEvent.ReservationBroken;
import io.orderlog.domain.stock.StockEvent.ReservationConfirmed;
import io.orderlog.domain.stock.StockEvent.ReservationRefused;
import io.orderlog.domain.stock.StockEvent.ReservationReleased;
import io.orderlog.domain.stock.StockEvent.Reserved;
import io.orderlog.domain.stock.StockEvent.Returned;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.shop.ShopLog.Told;
import io.orderlog.faults.shop.ShopLogs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Counts the pieces of each item by the events alone, without the rules of the decider, and follows
 * those of each order.
 */
record GoodsChecker(ShopLogs logs, BiConsumer<Anomaly, String> violations) {

  void check() {
    logs.stock().streams().forEach(sku -> new Item(sku).count());
    logs.fulfilments().streams().forEach(this::follow);
  }

  private final class Item {

    private final String sku;
    private final Map<String, Integer> open = new HashMap<>();
    private long onHand;

    Item(String sku) {
      this.sku = sku;
    }

    void count() {
      boolean right = true;
      for (Told<StockEvent> told : logs.stock().toldOf(sku)) {
        take(told.event(), told.logged());
        // What comes behind one that is wrong is wrong, too.
        right = right && isRight(told);
      }
      open.keySet().stream().filter(id -> id.startsWith(StockReactions.reservationOf("")))
          .filter(this::isForgotten).forEach(id -> violations.accept(Anomaly.WRONG_RESERVATION,
              sku + " is still reserved for " + id + ", which will not fetch it"));
    }

    private boolean isRight(Told<StockEvent> told) {
      long reserved = open.values().stream().mapToLong(Integer::longValue).sum();
      boolean right = onHand >= 0 && reserved <= onHand && told.event().onHand() == onHand
          && told.event().available() == onHand - reserved;
      if (!right) {
        violations.accept(Anomaly.OVERSELL, "there are " + onHand + ", and reserved are " + open
            + " after " + told.logged());
      }
      return right;
    }

    private void take(StockEvent event, LoggedEvent logged) {
      switch (event) {
        case Received received -> onHand += received.quantity();
        case Returned returned -> onHand += returned.quantity();
        case Adjusted adjusted -> onHand += adjusted.delta();
        case Reserved(var id, var quantity, _, _, _) ->
          require(open.put(id, quantity) == null, logged);
        case HoldExtended(var id, var quantity, _, _, _) -> requireOpen(id, quantity, logged);
        case ReservationConfirmed(var id, var quantity, _, _) ->
          requireOpen(id, quantity, logged);
        case ReservationReleased(var id, var quantity, _, _, _) -> end(id, quantity, logged);
        case ReservationBroken(var id, var quantity, _, _) -> end(id, quantity, logged);
        case Consumed(var id, var quantity, _, _) -> {
          open.remove(id);
          onHand -= quantity;
        }
        case ReservationRefused _ -> {
          /* Nothing was kept. */ }
      }
    }

    private void end(String id, int quantity, LoggedEvent logged) {
      requireOpen(id, quantity, logged);
      open.remove(id);
    }

    /** With none, of what was not open. */
    private void requireOpen(String id, int quantity, LoggedEvent logged) {
      require(open.getOrDefault(id, 0) == quantity, logged);
    }

    private void require(boolean agrees, LoggedEvent logged) {
      if (!agrees) {
        violations.accept(Anomaly.WRONG_RESERVATION, logged + " but open were " + open);
      }
    }

    private boolean isForgotten(String reservation) {
      String order = reservation.substring(StockReactions.reservationOf("").length());
      return logs.fulfilments().state(order).filter(GoodsChecker::mayHold).isEmpty();
    }
  }

  private static boolean mayHold(FulfilmentState state) {
    return switch (state) {
      case FulfilmentState.NotStarted _ -> false;
      case Stuck stuck -> mayHold(stuck.before());
      case Phase phase -> phase instanceof Preparing;
    };
  }

  /** What was ordered has left once, if at all, and has come back once, if it was sent back. */
  private void follow(String order) {
    List<FulfilmentEvent> events = logs.fulfilments().toldOf(order).stream()
        .<FulfilmentEvent>map(Told::event).toList();
    boolean left = events.stream().anyMatch(HandedOver.class::isInstance);
    boolean back = events.stream().anyMatch(ReturnBegun.class::isInstance);
    for (FulfilmentEvent event : events) {
      if (event instanceof FulfilmentStarted started) {
        started.lines().forEach(line -> follow(order, line, left, back));
      }
    }
  }

  private void follow(String order, OrderLine line, boolean left, boolean back) {
    long consumed = 0;
    long returned = 0;
    for (Told<StockEvent> told : logs.stock().toldOf(line.sku())) {
      if (told.event() instanceof Consumed goods
          && goods.reservationId().equals(StockReactions.reservationOf(order))) {
        consumed += goods.quantity();
      } else if (told.event() instanceof Returned goods && goods.reference().equals(order)) {
        returned += goods.quantity();
      }
    }
    if (consumed != (left ? line.quantity() : 0) || returned != (back ? line.quantity() : 0)) {
      violations.accept(Anomaly.WRONG_RESERVATION, order + " has ordered " + line + "; " + consumed
          + " have left and " + returned + " have come back, though its parcel has "
          + (left ? "" : "not ") + "left and has " + (back ? "" : "not ") + "come back");
    }
  }
}
