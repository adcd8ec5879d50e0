package io.orderlog.domain.order;

import io.orderlog.domain.money.Money;
import java.math.BigDecimal;

/** Why an order does not allow a command. */
public sealed interface OrderRejection {

  /** No order has this id. */
  record NoSuchOrder() implements OrderRejection {}

  /** A new order needs a new id. */
  record OrderIdTaken() implements OrderRejection {}

  /** Only the process that drives the order may ask this. */
  record LeftToProcess() implements OrderRejection {}

  /** A process may not touch an order that others drive. */
  record NotEntrusted() implements OrderRejection {}

  /** The order is past the point where the command makes sense. */
  record AlreadyThere(OrderStatus status) implements OrderRejection {}

  /** The order has to get to this status first. */
  record NotYetThere(OrderStatus status) implements OrderRejection {}

  /** No line of the order has this SKU. */
  record SkuNotInOrder(String sku) implements OrderRejection {}

  /** An order keeps at least one line; calling it off is another command. */
  record LastLine(String sku) implements OrderRejection {}

  /** The payment is not exactly the order's total. */
  record AmountNotTheTotal(Money total, BigDecimal amount) implements OrderRejection {}

  /** With this quantity the order would cost more than can be counted safely. */
  record TotalTooLarge(Money limit) implements OrderRejection {}
}
