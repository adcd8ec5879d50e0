package io.orderlog.domain.fulfilment;

import io.orderlog.domain.CommandRules;
import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.risk.Verdict;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * What a process hears, and what people may ask of it. What people bring is checked: those
 * constructors throw {@link InvalidCommandException}. What it hears has happened, so it is taken as
 * it is.
 */
public sealed interface FulfilmentCommand {

  int MAX_TEXT_LENGTH = 255;

  /** A cart was checked out. */
  record Start(String cartId, String customerId, String email, PostalAddress address,
      Currency currency, List<OrderLine> lines, long totalMinor, String method)
      implements FulfilmentCommand {
    public Start {
      lines = List.copyOf(lines);
    }
  }

  /** Comes from another aggregate; never refused, but by a process that was never started. */
  sealed interface Heard extends FulfilmentCommand {}

  /** Of the order. */
  sealed interface OfOrder extends Heard {}

  record HearOrderPlaced() implements OfOrder {}

  record HearOrderCancelled(String reason) implements OfOrder {}

  record HearOrderReturned(String reason) implements OfOrder {}

  /** The order with this id is another's, so that the process has none. */
  record HearOrderIdTaken() implements OfOrder {}

  /** Of one line's reservation in stock. */
  sealed interface OfStock extends Heard {
    String sku();
  }

  record HearLineReserved(String sku) implements OfStock {}

  /** There is not enough, to be reserved or to be confirmed. */
  record HearLineRefused(String sku) implements OfStock {}

  record HearLineConfirmed(String sku) implements OfStock {}

  /** Because it was asked, also if there was nothing to release. */
  record HearLineReleased(String sku) implements OfStock {}

  /** Nobody confirmed it for so long that it was released. */
  record HearLineExpired(String sku) implements OfStock {}

  /** What was reserved is not there. */
  record HearLineBroken(String sku) implements OfStock {}

  /** Of one of the subjects that were asked whether the order may pass. */
  sealed interface OfRisk extends Heard {
    String subject();
  }

  /**
   * What it says.
   *
   * @param reasons none if it may pass
   */
  record HearAssessed(String subject, Verdict verdict, List<String> reasons) implements OfRisk {
    public HearAssessed {
      reasons = List.copyOf(reasons);
    }
  }

  /** Of the payment. */
  sealed interface OfPayment extends Heard {}

  record HearAuthorised(String txId) implements OfPayment {}

  record HearDeclined(String txId, String code) implements OfPayment {}

  /** The money that was held runs out before anybody took it. */
  record HearAuthorisationExpired(String txId) implements OfPayment {}

  /**
   * The money was taken.
   *
   * @param authorisation the transaction that held it
   */
  record HearCaptured(String txId, String authorisation, String reference, long amountMinor)
      implements OfPayment {}

  record HearCaptureFailed(String txId, String code) implements OfPayment {}

  /** Nothing is held, and nothing is left of what was taken. */
  record HearGivenBack() implements OfPayment {}

  record HearRefunded(String txId, long amountMinor) implements OfPayment {}

  record HearRefundFailed(String txId, String code) implements OfPayment {}

  record HearChargedBack(String txId, long amountMinor) implements OfPayment {}

  /** The provider was asked to hold money and has not said whether it does. */
  record HearAuthorisationGivenUp(String txId, String error) implements OfPayment {}

  /** The provider was asked for anything else and has not said whether it did it. */
  record HearGivenUp(String txId, String error) implements OfPayment {}

  /** Of one of its shipments. */
  sealed interface OfShipment extends Heard {

    /** From 1. */
    int shipment();
  }

  record HearHandedOver(int shipment, String carrier, String trackingNumber)
      implements OfShipment {}

  record HearDelivered(int shipment) implements OfShipment {}

  /** It does not leave, whoever wanted that. */
  record HearShipmentCancelled(int shipment) implements OfShipment {}

  /** It has left, although it was to be cancelled. */
  record HearCancelTooLate(int shipment) implements OfShipment {}

  /** The carrier refuses it. */
  record HearShipmentFailed(int shipment, String code) implements OfShipment {}

  /** The carrier was asked and has not said what it does. */
  record HearShipmentGivenUp(int shipment, String error) implements OfShipment {}

  /** Asked by people; may be refused. */
  sealed interface ByPeople extends FulfilmentCommand {}

  /** Pay in another way, after one was declined. */
  record UseMethod(String method) implements ByPeople {
    public UseMethod {
      new CommandRules().requireText(method, MAX_TEXT_LENGTH, "paymentMethod").check();
    }
  }

  /** The carrier has the parcel. */
  record HandOver(String carrier, String trackingNumber) implements ByPeople {
    public HandOver {
      new CommandRules().requireText(carrier, MAX_TEXT_LENGTH, "carrier")
          .requireText(trackingNumber, MAX_TEXT_LENGTH, "trackingNumber").check();
    }
  }

  /** The customer has the parcel. */
  record Deliver() implements ByPeople {}

  /**
   * Give a part of the money back.
   *
   * @param amount in major units of the order's currency
   */
  record RefundSome(BigDecimal amount, String reason) implements ByPeople {
    public RefundSome {
      new CommandRules().require(amount.signum() > 0, "amount", "must be more than 0")
          .requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }

  /**
   * Go on from where it got stuck, asking again for what has no answer. If the parcel left although
   * the order was cancelled, the customer keeps the goods, the shop the money.
   */
  record Retry(String reason) implements ByPeople {
    public Retry {
      new CommandRules().requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }

  /** Go on with an order that is in review. */
  record Approve(String reason) implements ByPeople {
    public Approve {
      new CommandRules().requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }

  /**
   * Undo what can be undone of a process that is stuck or in review. Of what has left, all money
   * goes back.
   */
  record Abandon(String reason) implements ByPeople {
    public Abandon {
      new CommandRules().requireText(reason, MAX_TEXT_LENGTH, "reason").check();
    }
  }

  /** What it waited for has not come in time. */
  record PassDeadline() implements FulfilmentCommand {}
}
