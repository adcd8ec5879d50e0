package io.orderlog.domain.fulfilment.decisions;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.fulfilment.Details;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Asking;
import io.orderlog.domain.fulfilment.FulfilmentEvent.HandedOver;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MailAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.MoneyRefunded;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Paid;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ParcelDelivered;
import io.orderlog.domain.fulfilment.FulfilmentEvent.PaymentDeclined;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Telling;
import io.orderlog.domain.fulfilment.FulfilmentEvent.UnwindingBegun;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentState.NotStarted;
import io.orderlog.domain.fulfilment.FulfilmentState.Phase;
import io.orderlog.domain.fulfilment.FulfilmentState.Preparing;
import io.orderlog.domain.fulfilment.FulfilmentState.Stuck;
import io.orderlog.domain.fulfilment.FulfilmentState.Unwinding;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the customer is told of what was decided. */
record Notices(Phase before, Instant at) {

  /** The decision with the mails that go with it. */
  static Decision<FulfilmentEvent, FulfilmentRejection> with(
      Decision<FulfilmentEvent, FulfilmentRejection> decision, FulfilmentState before,
      Instant at) {
    return switch (decision) {
      case Accepted<FulfilmentEvent, FulfilmentRejection>(var events) -> switch (before) {
        case NotStarted _ -> decision;
        case Phase phase -> new Notices(phase, at).behind(events);
        case Stuck stuck -> new Notices(stuck.before(), at).behind(events);
      };
      case Rejected<FulfilmentEvent, FulfilmentRejection> _ -> decision;
    };
  }

  private Accepted<FulfilmentEvent, FulfilmentRejection> behind(List<FulfilmentEvent> events) {
    List<FulfilmentEvent> all = new ArrayList<>(events);
    events.forEach(event -> notice(event).ifPresent(all::add));
    return new Accepted<>(all);
  }

  private Optional<MailAsked> notice(FulfilmentEvent event) {
    Details details = before.details();
    return switch (event) {
      case Paid paid -> Optional.of(mail(Template.CONFIRMED, "paid",
          amount(paid.amountMinor()), details.lines()));
      case PaymentDeclined(var txId, _, var payBy) ->
        Optional.of(mail(Template.PAYMENT_DECLINED, txId,
            Map.of(MailData.CURRENCY, details.currency().getCurrencyCode(), MailData.AMOUNT_MINOR,
                String.valueOf(details.totalMinor()), MailData.PAY_BY, payBy.toString()),
            List.of()));
      case HandedOver(var carrier, var trackingNumber, var lines, _) ->
        Optional.of(mail(Template.ON_ITS_WAY, "handed-over",
            Map.of(MailData.CARRIER, carrier, MailData.TRACKING_NUMBER, trackingNumber), lines));
      case ParcelDelivered _ ->
        Optional.of(mail(Template.DELIVERED, "delivered", Map.of(), List.of()));
      case MoneyRefunded(var txId, var amount) ->
        Optional.of(mail(Template.REFUNDED, txId, amount(amount), List.of()));
      case UnwindingBegun begun when isCalledOff(begun) ->
        Optional.of(mail(Template.CANCELLED, "cancelled",
            Map.of(MailData.REASON, begun.cause().name()), details.lines()));
      case Asking _,Telling _ -> Optional.empty();
    };
  }

  /** The goods stay for certain; as long as the carrier may have them, nobody knows. */
  private boolean isCalledOff(UnwindingBegun begun) {
    boolean wasOn = before instanceof Preparing
        || (before instanceof Unwinding unwinding && ShipmentTable.awaitsCarrier(unwinding));
    return wasOn
        && begun.steps().stream().anyMatch(step -> !step.equals(Step.cancelShipment()));
  }

  private Map<String, String> amount(long amountMinor) {
    return Map.of(MailData.CURRENCY, before.details().currency().getCurrencyCode(),
        MailData.AMOUNT_MINOR, String.valueOf(amountMinor));
  }

  private MailAsked mail(
      Template template, String cause, Map<String, String> data, List<OrderLine> lines) {
    return new MailAsked(template, cause, before.details().email(),
        before.details().address().name(), data, lines, at);
  }
}
