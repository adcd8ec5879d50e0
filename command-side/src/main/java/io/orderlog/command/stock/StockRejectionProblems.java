package io.orderlog.command.stock;

import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockRejection.BelowZero;
import io.orderlog.domain.stock.StockRejection.NotTracked;
import io.orderlog.domain.stock.StockRejection.NothingExpired;
import io.orderlog.domain.stock.StockRejection.OutOfStock;
import io.orderlog.domain.stock.StockRejection.ReservationIdTaken;
import io.orderlog.domain.stock.StockRejection.TooManyEnd;
import io.orderlog.domain.stock.StockRejection.TooManyReservations;
import io.orderlog.http.problem.Problem;

/** Why an item does not take a command, in HTTP's words. */
final class StockRejectionProblems {

  private StockRejectionProblems() {}

  static Problem of(StockRejection reason, String sku) {
    return switch (reason) {
      case NotTracked() -> Problem.of(404, "item-not-found", "No such item",
          "Nothing of " + sku + " was ever received");
      case OutOfStock(var available) -> conflict("out-of-stock",
          available + " of " + sku + " can be reserved").with("available", available);
      case ReservationIdTaken(var quantity) -> conflict("reservation-id-taken",
          "An open reservation has this id and keeps " + quantity
              + "; release it, or take another id");
      case TooManyReservations(var limit) -> conflict("too-many-reservations",
          sku + " has " + limit + " open reservations, and can have no more");
      case BelowZero(var onHand) -> conflict("stock-below-zero",
          "There are " + onHand + " of " + sku + " on hand; fewer than none cannot be left");
      case TooManyEnd(var limit) -> conflict("adjustment-too-large",
          "More than " + limit + " reservations would have to end; adjust in steps of at most "
              + limit);
      case NothingExpired() -> conflict("nothing-expired", "No hold of " + sku + " has run out");
    };
  }

  private static Problem conflict(String slug, String detail) {
    return Problem.of(409, slug, "The item does not allow this", detail);
  }
}
