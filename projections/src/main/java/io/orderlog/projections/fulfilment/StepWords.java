package io.orderlog.projections.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReviewAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentCalledOff;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureHeard;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ConfirmationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentClosed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineConfirmed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyChargedBack;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyRefunded;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Noted;
import io.orderlog.domain.fulfilment.FulfilmentEvent.OrderPlaced;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ParcelDelivered;
import io.orderlog.domain.fulfilment.FulfilmentEvent.PaymentDeclined;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RefundRefused;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Resumed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReturnBegun;
import io.orderlog.domain.fulfilment.FulfilmentEvent.StepUndone;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.Step;
import java.util.Locale;

/** What has happened to a process, in a few words. */
final class StepWords {

  private static final String STUCK = "stuck: ";
  private static final String NOTED = "noted: ";

  private StepWords() {}

  /** Without a NUL, which not every database takes: a provider may have said anything. */
  static String of(FulfilmentEvent event) {
    String words = switch (event) {
      case FulfilmentStarted _ -> "started";
      case OrderPlaced() -> "order placed";
      case LineReserved(var sku) -> "line reserved " + sku;
      case AssessmentAsked asked -> "assessing " + String.join(", ", asked.subjects());
      case RiskAssessed(var subject, var verdict, var reasons) -> "risk " + verdict + " " + subject
          + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
      case ReviewAsked(var subjects, _) -> "in review: " + String.join(", ", subjects);
      case Approved(var reason) -> "approved: " + reason;
      case AuthorisationAsked asked -> "authorising " + asked.txId();
      case PaymentDeclined(var txId, var code, _) -> "payment declined " + txId + ": " + code;
      case ConfirmationAsked _ -> "confirming";
      case LineConfirmed(var sku) -> "line confirmed " + sku;
      case CaptureAsked(var txId, _, _) -> "capturing " + txId;
      case CaptureHeard(var txId, _, _) -> "captured " + txId;
      case Paid _ -> "paid";
      case ShipmentAsked(var number, _, _) -> "shipping " + number;
      case ShipmentCalledOff(var number, var reason) ->
        "shipment called off " + number + ": " + reason;
      case MailAsked asked -> "mail "
          + asked.template().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      case HandedOver _ -> "handed over";
      case ParcelDelivered _ -> "delivered";
      case ReturnBegun(_, _, var reason, _, _) -> "returning: " + reason;
      case RefundAsked(var txId, _, var reason) -> "refunding " + txId + ": " + reason;
      case MoneyRefunded(var txId, _) -> "refunded " + txId;
      case RefundRefused(var txId, var code) -> "refund refused " + txId + ": " + code;
      case MoneyChargedBack(var txId, _) -> "charged back " + txId;
      case UnwindingBegun(var cause, _, _) -> "unwinding: " + cause;
      case StepUndone(var step) -> "undone " + words(step);
      case FulfilmentClosed(var outcome) -> "closed: " + outcome;
      case GotStuck(var cause, var what, _) -> STUCK + cause + " " + what;
      case Resumed(var reason, _) -> "resumed: " + reason;
      case Noted(var what) -> NOTED + what;
    };
    return words.replace('\0', '\ufffd');
  }

  /** Whether the words are those of an event that says so. */
  static boolean saysThatOrderIsOfOthers(String words) {
    return words.startsWith(STUCK + Cause.ORDER_ID_TAKEN) || words.equals(NOTED + "order id taken");
  }

  private static String words(Step step) {
    return switch (step.kind()) {
      case RELEASE -> "release of " + step.sku();
      case GIVE_BACK -> "payment";
      case CANCEL_ORDER -> "order";
      case CANCEL_SHIPMENT -> "shipment";
    };
  }
}
