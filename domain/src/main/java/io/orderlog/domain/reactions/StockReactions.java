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
import java.util.List;

/** The process hears what becomes of the reservations that are its own. */
public final class StockReactions implements Reactions<StockEvent> {

  /** The id of the reservations of this order, one with each article. */
  public static String reservationOf(String orderId) {
    return StockCommand.ORDER_PREFIX + orderId;
  }

  @Override
  public List<Outgoing<?>> to(String sku, StockEvent event) {
    return switch (event) {
      case Reserved reserved -> toHolder(reserved.reservationId(), new HearLineReserved(sku));
      case HoldExtended held -> toHolder(held.reservationId(), new HearLineReserved(sku));
      case ReservationConfirmed confirmed ->
        toHolder(confirmed.reservationId(), new HearLineConfirmed(sku));
      case ReservationRefused refused ->
        toHolder(refused.reservationId(), new HearLineRefused(sku));
      case ReservationReleased released -> toHolder(released.reservationId(),
          released.reason().equals(StockEvent.EXPIRED)
              ? new HearLineExpired(sku)
              : new HearLineReleased(sku));
      case ReservationBroken broken -> toHolder(broken.reservationId(), new HearLineBroken(sku));
      case Received _,Adjusted _,Consumed _,Returned _ -> List.of();
    };
  }

  private static List<Outgoing<?>> toHolder(String reservationId, OfStock heard) {
    return StockCommand.isOutside(reservationId)
        ? List.of()
        : List.of(new Outgoing<>(Target.FULFILMENTS,
            reservationId.substring(StockCommand.ORDER_PREFIX.length()), heard));
  }
}
