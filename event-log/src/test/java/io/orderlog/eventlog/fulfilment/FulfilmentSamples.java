package io.orderlog.eventlog.fulfilment;

import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Approved;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ReviewAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.RiskAssessed;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.ShipmentCalledOff;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentEvent.AuthorisationAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.CaptureHeard;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
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
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.Step;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.risk.Verdict;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** One of each event of a process. */
public final class FulfilmentSamples {

  private static final Currency EUR = Money.currency("EUR").orElseThrow();
  private static final Instant PAY_BY = Instant.parse("2026-03-01T10:30:30.120Z");
  private static final Instant LATER = Instant.parse("2026-03-04T10:30:30Z");
  private static final PostalAddress ADDRESS = new PostalAddress(
      "Ada \"Countess\" Lovelace", "Žitná 7 \\ 速達", "120 00", "Praha", "CZ");
  private static final String SUBJECT = "customer:58c65c7a643dbc7e27433e3bbb3a5f66";
  private static final List<OrderLine> LINES =
      List.of(new OrderLine("BÜCHER/速達-😀", 1, 990), new OrderLine("mug", 2, 500));

  /** By their types. */
  public static final Map<String, FulfilmentEvent> ALL = Map.ofEntries(
      Map.entry("fulfilment.started.v1",
          new FulfilmentStarted("c5b1c5f4-6b1c-4f5e-8a40-9f0b5c1e2d3f",
              "customer-Žižkov-42", "ada@example.org", ADDRESS, EUR, LINES, 1990, "Karte 💳",
              PAY_BY,
              Instant.parse("2026-03-01T10:35:30.120Z"), LATER)),
      Map.entry("fulfilment.order-placed.v1", new OrderPlaced()),
      Map.entry("fulfilment.line-reserved.v1", new LineReserved("BÜCHER/速達-😀")),
      Map.entry("fulfilment.assessing.v1", new AssessmentAsked(
          List.of(SUBJECT, "method:2689367b205c16ce32ed4200942b8b8b"), 1990, EUR, "Karte 💳",
          LATER)),
      Map.entry("fulfilment.risk-assessed.v1",
          new RiskAssessed(SUBJECT, Verdict.REVIEW, List.of("more than 5 in 1h"))),
      Map.entry("fulfilment.in-review.v1", new ReviewAsked(List.of(SUBJECT), PAY_BY)),
      Map.entry("fulfilment.approved.v1", new Approved("Stammkunde — 再開")),
      Map.entry("fulfilment.authorising.v1",
          new AuthorisationAsked("auth-1", 1990, EUR, "Karte 💳", PAY_BY)),
      Map.entry("fulfilment.payment-declined.v1",
          new PaymentDeclined("auth-1", "insufficient funds", PAY_BY)),
      Map.entry("fulfilment.confirming.v1", new ConfirmationAsked(LINES, LATER)),
      Map.entry("fulfilment.line-confirmed.v1", new LineConfirmed("mug")),
      Map.entry("fulfilment.capturing.v1", new CaptureAsked("capture-1", 1990, LATER)),
      Map.entry("fulfilment.capture-heard.v1", new CaptureHeard("capture-1", "pi_3MtwBw", 1990)),
      Map.entry("fulfilment.paid.v1", new Paid("pi_3MtwBw", 1990, EUR, LINES, ADDRESS, LATER)),
      Map.entry("fulfilment.shipping.v1", new ShipmentAsked(1, LINES, ADDRESS)),
      Map.entry("fulfilment.shipment-called-off.v1",
          new ShipmentCalledOff(1, "handed over by hand")),
      Map.entry("fulfilment.handed-over.v1", new HandedOver("Pošta", "RR 123/é", LINES, LATER)),
      Map.entry("fulfilment.delivered.v1", new ParcelDelivered(LATER)),
      Map.entry("fulfilment.return-begun.v1",
          new ReturnBegun("refund-1", 0, "zu groß", LINES, LATER)),
      Map.entry("fulfilment.refunding.v1", new RefundAsked("refund-1", 990, "zerbrochen 💔")),
      Map.entry("fulfilment.refunded.v1", new MoneyRefunded("refund-1", 990)),
      Map.entry("fulfilment.refund-refused.v1",
          new RefundRefused("refund-1", "EXCEEDS_CAPTURED")),
      Map.entry("fulfilment.charged-back.v1",
          new MoneyChargedBack("dispute-1", 9007199254740991L)),
      Map.entry("fulfilment.unwinding.v1", new UnwindingBegun(Cause.NOT_PAID_IN_TIME,
          List.of(new Step(Step.Kind.RELEASE, "mug"), new Step(Step.Kind.GIVE_BACK, ""),
              new Step(Step.Kind.CANCEL_ORDER, "")),
          LATER)),
      Map.entry("fulfilment.mailing.v1", new MailAsked(Template.ON_ITS_WAY, "handed-over",
          "ada@example.org", ADDRESS.name(),
          Map.of(MailData.TRACKING_NUMBER, "RR 123/é", MailData.CARRIER, "Pošta"), LINES, PAY_BY)),
      Map.entry("fulfilment.undone.v1", new StepUndone(new Step(Step.Kind.RELEASE, "mug"))),
      Map.entry("fulfilment.closed.v1", new FulfilmentClosed(Outcome.CANCELLED)),
      Map.entry("fulfilment.stuck.v1", new GotStuck(Cause.TOO_LONG, "CAPTURING", LATER)),
      Map.entry("fulfilment.resumed.v1", new Resumed("provider is back — 再開", LATER)),
      Map.entry("fulfilment.noted.v1", new Noted("line released mug")));

  private FulfilmentSamples() {}
}
