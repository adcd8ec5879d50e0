package io.orderlog.simulators.payment;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What has really happened to money, and what was asked. */
record LedgerDocument(
    List<Sums> sums, List<PaymentDocument> payments, List<CallDocument> calls) {

  /** Over all payments in one currency, in minor units. */
  record Sums(String currency, BigInteger authorised, BigInteger captured, BigInteger refunded,
      BigInteger chargedBack, BigInteger voided) {

    private static Sums of(String currency, List<Payment> payments) {
      return new Sums(currency, sum(payments, Payment::authorised),
          sum(payments, Payment::captured), sum(payments, Payment::refunded),
          sum(payments, Payment::chargedBack), sum(payments, Payment::voided));
    }

    private static BigInteger sum(List<Payment> payments, ToLongFunction<Payment> amount) {
      return payments.stream().map(each -> BigInteger.valueOf(amount.applyAsLong(each)))
          .reduce(BigInteger.ZERO, BigInteger::add);
    }
  }

  /** A call that was carried out, however often it was sent. */
  record CallDocument(String key, Instant at, String request, String paymentId) {}

  static LedgerDocument of(List<Payment> payments, List<Call> calls) {
    return new LedgerDocument(
        payments.stream().collect(Collectors.groupingBy(
            Payment::currency, TreeMap::new, Collectors.toList())).entrySet().stream()
            .map(each -> Sums.of(each.getKey(), each.getValue())).toList(),
        payments.stream().map(PaymentDocument::of).toList(),
        calls.stream().map(call -> new CallDocument(
            call.key(), call.at(), call.request(), call.paymentId())).toList());
  }
}
