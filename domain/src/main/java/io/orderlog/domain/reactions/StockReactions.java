package io.orderlog.domain.reactions;

import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineBroken;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineExpired;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineRefused;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReleased;
import io.orderlog.domain.fulfilment.FulfilmentCommand.HearLineReserved;
import io.orderlog.domain.fulfilment.FulfilmentCommand.OfStock;
import io.orderlog.domain.stock.StockCommand;
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
import io.orderlog.domain.wait.WaitCommand.HearStock;
import java.util.List;
import java.util.stream.Stream;

/**
 * The process hears what becomes of the reservations that are its own. The item's waiting list
 * hears what is available whenever pieces come in, and else whenever that has more or fewer binary
 * digits than before, so also whenever it comes from nothing or to nothing: what the list knows is
 * never more than twice what is there, and a thousand pieces that are sold one by one are told ten
 * times.
 */
public final class StockReactions implements Reactions<StockEvent> {

  /** The id of the reservations of this order, one with each article. */
  public static String reservationOf(String orderId) {
    return StockCommand.ORDER_PREFIX + orderId;
  }

  @Override
  public List<Outgoing<?>> to(String sku, StockEvent event) {
    return switch (event) {
      case Reserved(var id, var quantity, _, _, var available) -> both(
          toHolder(id, new HearLineReserved(sku)),
          toList(sku, available + quantity, available));
      case HoldExtended held -> toHolder(held.reservationId(), new HearLineReserved(sku));
      case ReservationConfirmed confirmed ->
        toHolder(confirmed.reservationId(), new HearLineConfirmed(sku));
      case ReservationRefused refused ->
        toHolder(refused.reservationId(), new HearLineRefused(sku));
      case ReservationReleased(var id, var quantity, var reason, _, var available) -> both(
          toHolder(id, reason.equals(StockEvent.EXPIRED)
              ? new HearLineExpired(sku)
              : new HearLineReleased(sku)),
          toList(sku, available - quantity, available));
      // What is free by it is missing: the adjustment behind it tells what is left.
      case ReservationBroken broken -> toHolder(broken.reservationId(), new HearLineBroken(sku));
      // These pieces leave in the same decision, and nobody can have them.
      case Adjusted(_, var reason, _, _) when reason.equals(StockEvent.LEFT_UNCOUNTED) ->
        List.of();
      case Adjusted adjusted -> toList(sku, adjusted.available());
      case Received received -> toList(sku, received.available());
      case Returned returned -> toList(sku, returned.available());
      // They were reserved, or added by the adjustment before it.
      case Consumed _ -> List.of();
    };
  }

  private static List<Outgoing<?>> toList(String sku, long before, long available) {
    return Long.numberOfLeadingZeros(before) == Long.numberOfLeadingZeros(available)
        ? List.of()
        : toList(sku, available);
  }

  private static List<Outgoing<?>> toList(String sku, long available) {
    return List.of(new Outgoing<>(Target.WAITS, sku, new HearStock(available)));
  }

  private static List<Outgoing<?>> both(List<Outgoing<?>> first, List<Outgoing<?>> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<Outgoing<?>> toHolder(String reservationId, OfStock heard) {
    return StockCommand.isOutside(reservationId)
        ? List.of()
        : List.of(new Outgoing<>(Target.FULFILMENTS,
            reservationId.substring(StockCommand.ORDER_PREFIX.length()), heard));
  }
}
