package io.orderlog.domain.fulfilment;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** Why a process does not take a command. */
public sealed interface FulfilmentRejection {

  /** Whatever happens, it will not be taken. */
  sealed interface ForGood extends FulfilmentRejection {}

  /** It may be taken another time. */
  sealed interface ForNow extends FulfilmentRejection {}

  /** No cart became an order with this id. The order that one becomes is placed by its process. */
  record NoSuchFulfilment() implements ForGood {}

  /** A cart becomes an order once. */
  record AlreadyStarted() implements ForGood {}

  /** No other way to pay is asked for. */
  record PaymentNotAwaited(FulfilmentStatus status) implements ForNow {}

  /**
   * It is not, or not any more, at the point where this makes sense.
   *
   * @param wanted where it does; closed, if the parcel has arrived
   */
  record NotThere(FulfilmentStatus status, List<FulfilmentStatus> wanted) implements ForNow {
    public NotThere {
      wanted = List.copyOf(wanted);
    }
  }

  /** Only what is in review can be approved, as long as there is time. */
  record NotInReview(FulfilmentStatus status) implements ForNow {}

  /** Only what is stuck can be helped. */
  record NotStuck(FulfilmentStatus status) implements ForNow {}

  /** Another order has the id, so that there is nothing to go on with. */
  record OrderOfOthers() implements ForNow {}

  /** The amount has more digits than the currency. */
  record AmountNotInCurrency(Currency currency, BigDecimal amount)
      implements ForNow {}

  /** There is not so much left to refund. */
  record ExceedsCaptured(long leftMinor, Currency currency) implements ForNow {}

  /** It still has time, or waits for nothing. */
  record NotDue() implements ForNow {}
}
