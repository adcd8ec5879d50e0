package io.orderlog.faults.shop.check;

import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.faults.shop.outside.Ledger.Call;
import io.orderlog.faults.shop.outside.Ledger.Operation;
import io.orderlog.faults.shop.outside.Ledger.Payment;
import io.orderlog.faults.shop.outside.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A payment provider that declines {@code declined} and does all else at once. */
final class SampleProvider {

  private final Map<String, Payment> payments = new TreeMap<>();
  private final List<Call> calls = new ArrayList<>();

  Ledger ledger() {
    return new Ledger(List.copyOf(payments.values()), calls);
  }

  PaymentCommand perform(String txId, PaymentRequest request, Instant at) {
    String prefix = "payments/" + request.orderId() + "/";
    String key = prefix + txId;
    String holder = prefix + request.authorisation();
    calls.add(new Call(key, request.getClass().getSimpleName()));
    return switch (request) {
      case PaymentRequest.Authorise asked when asked.method().equals("declined") -> {
        payments.put(key, new Payment(
            key, asked.orderId(), asked.method(), "declined", 0, 0, 0, 0, 0, List.of()));
        yield new RecordDeclined(txId, "no-funds");
      }
      case PaymentRequest.Authorise asked -> {
        payments.put(key, new Payment(key, asked.orderId(), asked.method(), "authorised",
            asked.amountMinor(), 0, 0, 0, 0, List.of()));
        yield new RecordAuthorised(
            txId, "pay-" + txId, asked.amountMinor(), at.plus(Duration.ofDays(7)));
      }
      case PaymentRequest.Capture asked -> {
        long amount = asked.amountMinor();
        move(holder, key, "capture", amount, amount, 0, 0);
        yield new RecordCaptured(txId, asked.authorisation(), "pay", amount);
      }
      case PaymentRequest.CancelAuthorisation asked -> {
        move(holder, key, "void", payment(holder).held(), 0, 0, payment(holder).held());
        yield new RecordVoided(txId, asked.authorisation());
      }
      case PaymentRequest.Refund asked -> {
        long amount = asked.amountMinor();
        move(holder, key, "refund", amount, 0, amount, 0);
        yield new RecordRefunded(txId, asked.authorisation(), amount);
      }
      case PaymentRequest.Find _ -> throw new IllegalStateException("answers at once");
    };
  }

  private void move(String holder, String key, String kind, long amount, long captured,
      long refunded, long voided) {
    Payment was = payment(holder);
    List<Operation> operations = new ArrayList<>(was.operations());
    operations.add(new Operation(Optional.of(key), kind, "done", amount));
    payments.put(holder, new Payment(was.key(), was.reference(), was.method(), was.status(),
        was.authorised(), was.captured() + captured, was.refunded() + refunded,
        was.chargedBack(), was.voided() + voided, operations));
  }

  private Payment payment(String key) {
    return Objects.requireNonNull(payments.get(key));
  }
}
