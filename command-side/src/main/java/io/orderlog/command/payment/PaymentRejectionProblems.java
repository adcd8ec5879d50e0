package io.orderlog.command.payment;

import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentRejection.AlreadyRecorded;
import io.orderlog.domain.payment.PaymentRejection.NoSuchPayment;
import io.orderlog.domain.payment.PaymentRejection.NoSuchTransaction;
import io.orderlog.domain.payment.PaymentRejection.NotRunningOut;
import io.orderlog.http.problem.Problem;

/** Why a payment does not take a command, in HTTP's words. */
final class PaymentRejectionProblems {

  private PaymentRejectionProblems() {}

  static Problem of(PaymentRejection reason, String orderId) {
    return switch (reason) {
      case NoSuchPayment() -> Problem.of(404, "payment-not-found", "No such payment",
          "The provider was asked for nothing for the order " + orderId);
      case NoSuchTransaction(var txId) -> Problem.of(404, "transaction-not-found",
          "No such transaction", "Nobody has asked for " + txId + ", or it is of another kind");
      case AlreadyRecorded(var txId) -> conflict("transaction-already-recorded",
          txId + " has its answer, and keeps it");
      case NotRunningOut(var txId, _) -> conflict("authorisation-not-running-out",
          txId + " does not run out yet, or money was taken by it");
    };
  }

  private static Problem conflict(String slug, String detail) {
    return Problem.of(409, slug, "The payment does not allow this", detail);
  }
}
