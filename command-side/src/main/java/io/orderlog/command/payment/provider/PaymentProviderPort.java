package io.orderlog.command.payment.provider;

import io.orderlog.command.effects.EffectFailedException;
import io.orderlog.command.effects.EffectPort;
import io.orderlog.command.effects.http.RefusedException;
import io.orderlog.command.payment.provider.ProviderPayment.Operation;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentCommand.Fact;
import io.orderlog.domain.payment.PaymentCommand.RecordActionRequired;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.domain.payment.PaymentRequest.Authorise;
import io.orderlog.domain.payment.PaymentRequest.CancelAuthorisation;
import io.orderlog.domain.payment.PaymentRequest.Capture;
import io.orderlog.domain.payment.PaymentRequest.Find;
import io.orderlog.domain.payment.PaymentRequest.Refund;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a payment asks, in the words of its provider, and the answers as facts. An answer may be one
 * of long ago, because the provider answers a key the same for ever; so what is not decided there is
 * looked up.
 */
public final class PaymentProviderPort implements EffectPort<PaymentCommand, PaymentRequest> {

  /** For a provider that lets go of nothing. */
  static final Instant NO_END = Instant.parse("9999-12-31T00:00:00Z");

  /** Of what the provider has never heard of, although it was to be asked for it. */
  static final String NOT_REACHED = "provider-not-reached";
  /** Of what is to be done with money that the provider has never heard of. */
  static final String NOTHING_HELD = "provider-knows-no-payment";

  private final PaymentProviderClient provider;

  /** @param provider is asked; closed by others */
  public PaymentProviderPort(PaymentProviderClient provider) {
    this.provider = provider;
  }

  @Override
  public PaymentCommand ask(Effect<PaymentCommand, PaymentRequest> effect, String key)
      throws EffectFailedException, InterruptedException {
    try {
      return ask(effect.request(), effect.transaction(), key);
    } catch (RefusedException refused) {
      return refused(effect.request(), effect.transaction(), refused.code());
    }
  }

  @Override
  public PaymentCommand failed(Effect<PaymentCommand, PaymentRequest> effect, String error) {
    return new RecordAttemptFailed(effect.transaction(), effect.attempt(), error);
  }

  private Fact ask(PaymentRequest request, String txId, String key)
      throws EffectFailedException, RefusedException, InterruptedException {
    return switch (request) {
      case Authorise(var order, _, var amount, var currency, var method) -> authorisation(txId,
          provider.pay(key, order, amount, currency.getCurrencyCode(), method));
      case Capture capture -> {
        String id = idOf(capture, txId, key);
        yield capture(capture.authorisation(), txId, id, provider.operate(
            key, id, "capture", Map.of("amount", capture.amountMinor())));
      }
      case CancelAuthorisation cancel -> {
        String id = idOf(cancel, txId, key);
        yield voided(cancel, txId, decided(id, provider.operate(key, id, "void", Map.of())));
      }
      case Refund refund -> {
        String id = idOf(refund, txId, key);
        yield refunded(refund, txId, decided(id, provider.operate(
            key, id, "refunds", Map.of("amount", refund.amountMinor()))));
      }
      case Find find -> find(find, txId, key);
    };
  }

  /** What had become of it if nobody had asked for it now. */
  private Fact find(Find find, String txId, String key)
      throws EffectFailedException, InterruptedException {
    boolean isAuthorisation = find.txId().equals(find.authorisation());
    Optional<ProviderPayment> payment =
        provider.find(keyOf(find.authorisation(), txId, key), find.orderId());
    if (isAuthorisation) {
      return payment.isPresent()
          ? authorisation(txId, payment.get())
          : new RecordDeclined(txId, NOT_REACHED);
    }
    Optional<Operation> operation = payment.flatMap(found -> found.operation(key));
    return operation.isPresent() && payment.isPresent()
        ? capture(find.authorisation(), txId, payment.get().id(), operation.get())
        : new RecordCaptureFailed(txId, NOT_REACHED);
  }

  private Fact authorisation(String txId, ProviderPayment answered)
      throws EffectFailedException, InterruptedException {
    ProviderPayment payment = answered.status().equals("authorised")
        ? answered
        : provider.get(answered.id());
    return switch (payment.status()) {
      case "authorised" -> new RecordAuthorised(
          txId, payment.id(), payment.amount(), payment.until().orElse(NO_END));
      case "action-required" -> new RecordActionRequired(txId, payment.url().orElse(""));
      case "declined", "voided" ->
        new RecordDeclined(txId, payment.code().orElse(payment.status()));
      default -> throw new EffectFailedException(
          "the payment provider has not decided yet: " + payment.status());
    };
  }

  private Fact capture(String authorisation, String txId, String paymentId, Operation answered)
      throws EffectFailedException, InterruptedException {
    Operation operation = decided(paymentId, answered);
    return operation.isDone()
        ? new RecordCaptured(txId, authorisation, paymentId, operation.amount())
        : new RecordCaptureFailed(txId, operation.reason());
  }

  private static Fact voided(CancelAuthorisation cancel, String txId, Operation operation) {
    return operation.isDone()
        ? new RecordVoided(txId, cancel.authorisation())
        : new RecordVoidFailed(txId, operation.reason());
  }

  private static Fact refunded(Refund refund, String txId, Operation operation) {
    return operation.isDone()
        ? new RecordRefunded(txId, refund.authorisation(), operation.amount())
        : new RecordRefundFailed(txId, operation.reason());
  }

  private Operation decided(String paymentId, Operation answered)
      throws EffectFailedException, InterruptedException {
    Operation operation = answered.isPending()
        ? provider.get(paymentId).operations().stream()
            .filter(each -> each.id().equals(answered.id())).findFirst().orElse(answered)
        : answered;
    if (operation.isPending()) {
      throw new EffectFailedException("the payment provider has not done it yet");
    }
    return operation;
  }

  private String idOf(PaymentRequest request, String txId, String key)
      throws EffectFailedException, RefusedException, InterruptedException {
    Optional<String> reference = switch (request) {
      case Capture capture -> capture.reference();
      case CancelAuthorisation cancel -> cancel.reference();
      case Refund refund -> refund.reference();
      case Find find -> find.reference();
      case Authorise _ -> Optional.empty();
    };
    if (reference.isPresent()) {
      return reference.get();
    }
    return provider.find(keyOf(request.authorisation(), txId, key), request.orderId())
        .map(ProviderPayment::id).orElseThrow(() -> new RefusedException(NOTHING_HELD));
  }

  /** The key of another transaction of the same payment: they differ in their last part. */
  private static String keyOf(String otherTxId, String txId, String key) {
    return key.substring(0, key.length() - txId.length()) + otherTxId;
  }

  private static Fact refused(PaymentRequest request, String txId, String code) {
    return switch (request) {
      case Authorise _ -> new RecordDeclined(txId, code);
      case Capture _ -> new RecordCaptureFailed(txId, code);
      case CancelAuthorisation _ -> new RecordVoidFailed(txId, code);
      case Refund _ -> new RecordRefundFailed(txId, code);
      case Find find -> find.txId().equals(find.authorisation())
          ? new RecordDeclined(txId, code)
          : new RecordCaptureFailed(txId, code);
    };
  }
}
