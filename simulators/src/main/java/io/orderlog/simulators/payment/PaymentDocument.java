package io.orderlog.simulators.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.simulators.payment.Operation.Kind;
import io.orderlog.simulators.payment.Operation.Progress;
import io.orderlog.simulators.payment.Payment.Standing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment as callers see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentDocument(String id, String key, String reference, long amount, String currency,
    String method, String status, @Nullable String code, @Nullable String url,
    @Nullable Instant until, long authorised, long captured, long refunded, long chargedBack,
    long voided, List<OperationDocument> operations) {

  static PaymentDocument of(Payment payment) {
    return new PaymentDocument(payment.id(), payment.key(), payment.reference(),
        payment.amount(), payment.currency(), payment.method(),
        OperationDocument.written(payment.standing()), payment.code(), payment.url(),
        payment.standing() == Standing.AUTHORISED ? payment.until() : null, payment.authorised(),
        payment.captured(), payment.refunded(), payment.chargedBack(), payment.voided(),
        payment.operations().stream().filter(PaymentDocument::isKnown)
            .map(operation -> OperationDocument.of(payment, operation)).toList());
  }

  /** What the customer's bank is going to do, nobody knows. */
  private static boolean isKnown(Operation operation) {
    return operation.kind() != Kind.CHARGEBACK || operation.progress() == Progress.DONE;
  }
}
