package io.orderlog.command.payment.provider;

import io.orderlog.command.OwnCommandIds;
import io.orderlog.command.webhook.Heard;
import io.orderlog.command.webhook.WebhookBody;
import io.orderlog.command.webhook.WebhookRoute;
import io.orderlog.command.webhook.WebhookSecrets;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.payment.PaymentCommand.Fact;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import io.orderlog.settings.Setting;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What the payment provider tells by itself, as facts. */
public final class PaymentWebhooks {

  /** Where the provider sends them. */
  public static final String PATH = "/webhooks/payments";

  private final WebhookBody data;
  private final String order;

  private PaymentWebhooks(WebhookBody data, String order) {
    this.data = data;
    this.order = order;
  }

  /** For payments, whose provider signs with these. */
  public static WebhookRoute<PaymentCommand, PaymentRejection> route(WebhookSecrets secrets) {
    return new WebhookRoute<>(
        PATH, secrets, Setting.WEBHOOK_SECRETS, PaymentWebhooks::read, PaymentDecider::isFinal);
  }

  /**
   * Reads one; empty if its type is none of those that are known.
   *
   * @throws ProblemException 400 if it is malformed, 404 if nobody here has asked for its payment
   */
  static Optional<Heard<PaymentCommand>> read(ObjectNode body) {
    return switch (WebhookBody.type(body)) {
      case "payment.authorised" -> heard(body, PaymentWebhooks::authorised);
      case "payment.declined" -> heard(body, PaymentWebhooks::declined);
      case "payment.captured" -> heard(body, PaymentWebhooks::captured);
      case "payment.refunded" -> heard(body, PaymentWebhooks::refunded);
      case "payment.voided" -> heard(body, PaymentWebhooks::voided);
      case "payment.charged-back" -> heard(body, PaymentWebhooks::chargedBack);
      default -> Optional.empty();
    };
  }

  private static Optional<Heard<PaymentCommand>> heard(
      ObjectNode body, Function<PaymentWebhooks, Fact> fact) {
    WebhookBody data = WebhookBody.data(body);
    String reference = data.text("reference");
    String order = OrderId.canonical(reference).orElseThrow(() -> unknown(reference));
    return Optional.of(new Heard<>(order, fact.apply(new PaymentWebhooks(data, order))));
  }

  private Fact authorised() {
    return new RecordAuthorised(authorisation(), data.text("id"), amount(), until());
  }

  private Fact declined() {
    return new RecordDeclined(authorisation(), data.optional("code").orElse("declined"));
  }

  private Fact captured() {
    return new RecordCaptured(transaction(), authorisation(), data.text("id"), amount());
  }

  private Fact refunded() {
    return new RecordRefunded(transaction(), authorisation(), amount());
  }

  private Fact voided() {
    return new RecordVoided(transaction(), authorisation());
  }

  private Fact chargedBack() {
    return new RecordChargedBack(transaction(), authorisation(), amount());
  }

  private String authorisation() {
    String key = data.text("paymentKey");
    return ofOurs(key).orElseThrow(() -> unknown(key));
  }

  /** What nobody here has asked for is called as the provider calls it. */
  private String transaction() {
    return data.optional("key").flatMap(this::ofOurs).orElseGet(() -> data.text("operationId"));
  }

  /** The last part of a key that was made here for this order. */
  private Optional<String> ofOurs(String key) {
    String ours = PaymentLog.PAYMENTS.name() + "/" + OwnCommandIds.nameOf(order) + "/";
    return key.startsWith(ours) && key.length() > ours.length()
        ? Optional.of(key.substring(ours.length()))
        : Optional.empty();
  }

  private long amount() {
    return data.number("amount", 0, Money.MAX_MINOR_UNITS);
  }

  private Instant until() {
    ProblemException wrong =
        WebhookBody.wrongData("until",
            "must be a time from 1970 to 9999, as in 2026-03-01T10:15:30Z");
    try {
      Instant until = data.optional("until").map(Instant::parse).orElse(PaymentProviderPort.NO_END);
      if (until.isBefore(Instant.EPOCH) || until.isAfter(PaymentProviderPort.NO_END)) {
        throw wrong;
      }
      return until;
    } catch (DateTimeException _) {
      throw wrong;
    }
  }

  private static ProblemException unknown(String name) {
    return new ProblemException(Problem.of(404, "payment-not-found", "No such payment",
        "Nobody here has asked for a payment under " + name));
  }
}
