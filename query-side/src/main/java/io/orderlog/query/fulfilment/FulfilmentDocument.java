package io.orderlog.query.fulfilment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentState.Closed;
import io.orderlog.domain.fulfilment.FulfilmentState.Outcome;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.mail.MailStatus;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderStatus;
import io.orderlog.domain.payment.PaymentStatus;
import io.orderlog.domain.shipment.ShipmentStatus;
import io.orderlog.projections.fulfilment.FulfilmentStory;
import io.orderlog.projections.fulfilment.FulfilmentView;
import io.orderlog.projections.fulfilment.LineView;
import io.orderlog.projections.fulfilment.LineView.Standing;
import io.orderlog.projections.fulfilment.StepView;
import io.orderlog.projections.mail.MailView;
import io.orderlog.projections.orders.OrderView;
import io.orderlog.projections.payment.PaymentView;
import io.orderlog.projections.shipment.ShipmentView;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of the fulfilment of an order, as clients see it: a status each for process,
 * order, payment, shipments, mails and lines. Order and payment are left out as long as they are not
 * there, and an order that is another's always.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FulfilmentDocument(String orderId, FulfilmentStatus state, Instant since,
    @Nullable Instant deadline, @Nullable StuckDocument stuck, @Nullable Outcome outcome,
    @Nullable Order order, List<Line> lines, @Nullable Payment payment, List<Shipment> shipments,
    List<Mail> mails, List<Step> steps,
    long version, Instant updatedAt) {

  record Order(OrderStatus status, long version) {}

  record Line(String sku, int quantity, Standing state) {}

  /** Without amounts if the provider was asked for nothing. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Payment(PaymentStatus status, @Nullable String reference, @Nullable String authorised,
      @Nullable String captured, @Nullable String refunded, @Nullable String chargedBack) {}

  /** Without a carrier until that is known. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Shipment(String shipmentId, ShipmentStatus status, @Nullable String carrier,
      @Nullable String trackingNumber) {}

  record Mail(String mailId, Template template, MailStatus status) {}

  record Step(Instant time, String what, String cause) {}

  static FulfilmentDocument of(
      FulfilmentStory story, Optional<OrderView> order, Optional<PaymentView> payment,
      Optional<ShipmentView> shipment, List<MailView> mails) {
    FulfilmentView process = story.fulfilment();
    return new FulfilmentDocument(process.orderId(), process.status(), process.since(),
        FulfilmentState.deadlineOf(process.state()).orElse(null),
        StuckDocument.of(process.state()),
        process.state() instanceof Closed closed ? closed.outcome() : null,
        order.filter(_ -> !story.isWithoutOrder())
            .map(each -> new Order(each.status(), each.version())).orElse(null),
        process.lines().stream().map(FulfilmentDocument::line).toList(),
        payment.map(FulfilmentDocument::payment).orElse(null),
        shipment.stream().map(FulfilmentDocument::shipment).toList(),
        mails.stream().map(FulfilmentDocument::mail).toList(),
        story.steps().stream().map(FulfilmentDocument::step).toList(),
        process.version(), process.updatedAt());
  }

  private static Line line(LineView line) {
    return new Line(line.sku(), line.quantity(), line.standing());
  }

  private static Shipment shipment(ShipmentView shipment) {
    return new Shipment(shipment.shipmentId(), shipment.status(),
        shipment.carrier().orElse(null), shipment.trackingNumber().orElse(null));
  }

  private static Mail mail(MailView mail) {
    return new Mail(mail.mailId(), mail.sending().template(), mail.status());
  }

  private static Step step(StepView step) {
    return new Step(step.time(), step.what(), step.cause());
  }

  private static Payment payment(PaymentView payment) {
    return payment.payment().map(asked -> payment(payment, asked.currency()))
        .orElseGet(() -> new Payment(payment.status(), null, null, null, null, null));
  }

  private static Payment payment(PaymentView payment, Currency currency) {
    return new Payment(payment.status(), payment.reference().orElse(null),
        decimal(payment.authorisedMinor(), currency), decimal(payment.capturedMinor(), currency),
        decimal(payment.refundedMinor(), currency),
        decimal(payment.chargedBackMinor(), currency));
  }

  private static String decimal(long minorUnits, Currency currency) {
    return new Money(minorUnits, currency).toDecimal();
  }
}
