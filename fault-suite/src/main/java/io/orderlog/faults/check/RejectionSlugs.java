package io.orderlog.faults.check;

import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.domain.product.ProductRejection;
import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.wait.WaitRejection;
import java.util.Locale;

/** How the contract calls the problem that tells of a rejection. */
final class RejectionSlugs {

  private RejectionSlugs() {}

  static String of(OrderRejection reason) {
    return switch (reason) {
      case OrderRejection.NoSuchOrder() -> "order-not-found";
      case OrderRejection.OrderIdTaken() -> "order-id-taken";
      case OrderRejection.LeftToProcess() -> "order-entrusted";
      case OrderRejection.NotEntrusted() -> "order-not-entrusted";
      case OrderRejection.AlreadyThere(var status) -> "order-already-" + slug(status);
      case OrderRejection.NotYetThere(var status) -> "order-not-" + slug(status);
      case OrderRejection.SkuNotInOrder _ -> "sku-not-in-order";
      case OrderRejection.LastLine _ -> "last-line";
      case OrderRejection.AmountNotTheTotal _ -> "amount-not-the-total";
      case OrderRejection.TotalTooLarge _ -> "total-too-large";
    };
  }

  static String of(CartRejection reason) {
    return switch (reason) {
      case CartRejection.NoSuchCart() -> "cart-not-found";
      case CartRejection.CartIdTaken() -> "cart-id-taken";
      case CartRejection.AlreadyCheckedOut _ -> "cart-checked-out";
      case CartRejection.LeftAlone() -> "cart-abandoned";
      case CartRejection.CartEmpty() -> "cart-empty";
      case CartRejection.SkuNotInCart _ -> "sku-not-in-cart";
      case CartRejection.TooManyLines _ -> "cart-full";
      case CartRejection.PriceNotInCurrency _ -> "cart-currency";
      case CartRejection.TotalTooLarge _ -> "total-too-large";
      case CartRejection.StillKept _ -> "cart-still-kept";
      case CartRejection.PriceChanged _ -> "price-changed";
      case CartRejection.ProductsDelisted _ -> "product-delisted";
      case CartRejection.NotSoldInCurrency _ -> "product-currency";
      case CartRejection.CatalogueNotRead() -> "not-writable";
    };
  }

  static String of(StockRejection reason) {
    return switch (reason) {
      case StockRejection.NotTracked() -> "item-not-found";
      case StockRejection.OutOfStock _ -> "out-of-stock";
      case StockRejection.ReservationIdTaken _ -> "reservation-id-taken";
      case StockRejection.TooManyReservations _ -> "too-many-reservations";
      case StockRejection.BelowZero _ -> "stock-below-zero";
      case StockRejection.TooManyEnd _ -> "adjustment-too-large";
      case StockRejection.NothingExpired() -> "nothing-expired";
    };
  }

  static String of(WaitRejection reason) {
    return switch (reason) {
      case WaitRejection.InStock() -> "item-in-stock";
      case WaitRejection.AlreadyWaiting() -> "already-waiting";
      case WaitRejection.WaitIdTaken() -> "wait-id-taken";
      case WaitRejection.TooManyWaiting _ -> "too-many-waiting";
      case WaitRejection.NotWaiting() -> "wait-not-found";
      case WaitRejection.NotDue() -> "nobody-to-tell";
    };
  }

  static String of(ProductRejection reason) {
    return switch (reason) {
      case ProductRejection.NoSuchProduct() -> "product-not-found";
      case ProductRejection.AlreadyListed() -> "product-listed";
      case ProductRejection.AlreadyDelisted() -> "product-delisted";
    };
  }

  static String of(RiskRejection reason) {
    return switch (reason) {
      case RiskRejection.AlreadyBlocked _ -> "subject-blocked";
      case RiskRejection.NotBlocked() -> "subject-not-blocked";
    };
  }

  static String of(FulfilmentRejection reason) {
    return switch (reason) {
      case FulfilmentRejection.NoSuchFulfilment() -> "fulfilment-not-found";
      case FulfilmentRejection.AlreadyStarted() -> "fulfilment-already-started";
      case FulfilmentRejection.PaymentNotAwaited _ -> "payment-not-awaited";
      case FulfilmentRejection.NotThere _ -> "fulfilment-not-there";
      case FulfilmentRejection.NotInReview _ -> "fulfilment-not-in-review";
      case FulfilmentRejection.NotStuck _ -> "fulfilment-not-stuck";
      case FulfilmentRejection.OrderOfOthers() -> "fulfilment-without-order";
      case FulfilmentRejection.AmountNotInCurrency _ -> "amount-not-in-currency";
      case FulfilmentRejection.ExceedsCaptured _ -> "refund-exceeds-captured";
      case FulfilmentRejection.NotDue() -> "fulfilment-not-due";
    };
  }

  private static String slug(OrderStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
