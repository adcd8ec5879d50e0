package io.orderlog.domain.fulfilment;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.risk.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process has decided. Events are history: they are taken as they are, never checked against
 * today's rules for commands. Their component names are the names in the stored JSON. Amounts are
 * in minor units of the order's currency. {@code deadline} is when the process does not wait any
 * longer for what comes next.
 */
public sealed interface FulfilmentEvent {

  /** Why a process is undone, or got stuck. */
  enum Cause {
    OUT_OF_STOCK, NOT_PAID_IN_TIME, CAPTURE_FAILED,
    /** Not exactly the total was taken. */
    WRONG_AMOUNT, AUTHORISATION_EXPIRED, CHARGED_BACK,
    /** The order was, by its customer. */
    CANCELLED,
    /** Somebody gave it up when it was stuck or in review. */
    ABANDONED,
    /** Something turned up after the end. */
    LATE,
    /** What it waits for did not come. */
    TOO_LONG,
    /** The provider was asked as often as makes sense. */
    NO_ANSWER, REFUND_FAILED,
    /** The carrier does not take the parcel. */
    SHIPMENT_FAILED,
    /** The carrier was asked as often as makes sense. */
    CARRIER_SILENT,
    /**
     * The parcel left before it was known that it should not. A person decides whether the customer
     * keeps it or the money goes back; the order stays cancelled either way.
     */
    LEFT_AFTER_CANCELLATION,
    /** Somebody else has placed an order with the id that this one was to have. */
    ORDER_ID_TAKEN,
    /** Nothing of its customer, its address or its way to pay may pass. */
    RISK_BLOCKED,
    /** A person was to look at it, and nobody approved it in time. */
    NOT_APPROVED
  }

  /** Other aggregates are asked for something because of it. */
  sealed interface Asking extends FulfilmentEvent {}

  /** Says how far the process is; no other aggregate is concerned. */
  sealed interface Telling extends FulfilmentEvent {}

  /**
   * Goods are to be reserved and the order to be placed.
   *
   * @param payBy when the customer has to have paid
   * @param holdUntil how long the goods are held without being confirmed
   */
  record FulfilmentStarted(String cartId, String customerId, String email, PostalAddress address,
      Currency currency, List<OrderLine> lines, long totalMinor, String method, Instant payBy,
      Instant holdUntil, Instant deadline) implements Asking {
    public FulfilmentStarted {
      lines = List.copyOf(lines);
    }
  }

  record OrderPlaced() implements Telling {}

  record LineReserved(String sku) implements Telling {}

  /**
   * These subjects are to say whether the order may pass.
   *
   * @param subjects the ids of their streams
   * @param method that it is to be paid with
   */
  record AssessmentAsked(List<String> subjects, long amountMinor, Currency currency,
      String method, Instant deadline) implements Asking {
    public AssessmentAsked {
      subjects = List.copyOf(subjects);
    }
  }

  /**
   * What one of them says.
   *
   * @param reasons none if the order may pass
   */
  record RiskAssessed(String subject, Verdict verdict, List<String> reasons) implements Telling {
    public RiskAssessed {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * All else is there, but a person has to look at the order.
   *
   * @param subjects that want this
   */
  record ReviewAsked(List<String> subjects, Instant deadline) implements Telling {
    public ReviewAsked {
      subjects = List.copyOf(subjects);
    }
  }

  /** A person has looked at it and lets it pass. */
  record Approved(String reason) implements Telling {}

  /** The customer's money is to be held. */
  record AuthorisationAsked(String txId, long amountMinor, Currency currency, String method,
      Instant payBy) implements Asking {}

  /** The customer may pay in another way until then. */
  record PaymentDeclined(String txId, String code, Instant payBy) implements Telling {}

  /** The money is held, so these reservations are to be kept for good. */
  record ConfirmationAsked(List<OrderLine> lines, Instant deadline) implements Asking {
    public ConfirmationAsked {
      lines = List.copyOf(lines);
    }
  }

  record LineConfirmed(String sku) implements Telling {}

  /** The goods are there, so the money is to be taken. */
  record CaptureAsked(String txId, long amountMinor, Instant deadline)
      implements Asking {}

  /** The money was taken before anybody asked for it. */
  record CaptureHeard(String txId, String reference, long amountMinor)
      implements Telling {}

  /** Goods and money are there: the parcel may leave. */
  record Paid(String reference, long amountMinor, Currency currency, List<OrderLine> lines,
      PostalAddress address, Instant deadline) implements Asking {
    public Paid {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The carrier is to be asked to take these lines; asked again with the same number if that came
   * to nothing.
   *
   * @param shipment its number, from 1
   */
  record ShipmentAsked(int shipment, List<OrderLine> lines, PostalAddress address)
      implements Asking {
    public ShipmentAsked {
      lines = List.copyOf(lines);
    }
  }

  /** The parcel left in another way, so the carrier is not to take it. */
  record ShipmentCalledOff(int shipment, String reason) implements Asking {}

  record HandedOver(String carrier, String trackingNumber, List<OrderLine> lines,
      Instant deadline) implements Asking {
    public HandedOver {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The customer has it.
   *
   * @param deadline until when it may be sent back
   */
  record ParcelDelivered(Instant deadline) implements Asking {}

  /**
   * The goods came back: they are to be sold again, and what is left of the money goes back.
   *
   * @param txId of the refund
   * @param amountMinor 0 if nothing is left to be refunded
   */
  record ReturnBegun(String txId, long amountMinor, String reason, List<OrderLine> lines,
      Instant deadline) implements Asking {
    public ReturnBegun {
      lines = List.copyOf(lines);
    }
  }

  /** So much of the money goes back; asked again with the same id if it has no answer. */
  record RefundAsked(String txId, long amountMinor, String reason) implements Asking {}

  record MoneyRefunded(String txId, long amountMinor) implements Telling {}

  record RefundRefused(String txId, String code) implements Telling {}

  record MoneyChargedBack(String txId, long amountMinor) implements Telling {}

  /** These steps are to be taken, besides those that are still open. */
  record UnwindingBegun(Cause cause, List<Step> steps, Instant deadline)
      implements Asking {
    public UnwindingBegun {
      steps = List.copyOf(steps);
    }
  }

  /**
   * The customer is to be told.
   *
   * @param cause what has happened, in a word: no cause leads to two mails
   * @param to the e-mail address
   * @param name of the customer
   * @param data what the template tells
   * @param lines of the order, if the template tells of them
   * @param at when that happened of which it tells
   */
  record MailAsked(Template template, String cause, String to, String name,
      Map<String, String> data, List<OrderLine> lines, Instant at) implements Asking {
    public MailAsked {
      data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
      lines = List.copyOf(lines);
    }
  }

  record StepUndone(Step step) implements Telling {}

  record FulfilmentClosed(Outcome outcome) implements Telling {}

  /** A person has to look at it; what it waits for it still hears. */
  record GotStuck(Cause cause, String what, Instant deadline) implements Telling {}

  record Resumed(String reason, Instant deadline) implements Telling {}

  /** Heard, and of no consequence where the process is. */
  record Noted(String what) implements Telling {}
}
