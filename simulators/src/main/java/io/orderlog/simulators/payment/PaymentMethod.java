package io.orderlog.simulators.payment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a customer pays with, which says how it goes. Written in lower case with hyphens. */
enum PaymentMethod {
  /** All that can be done is done at once. */
  OK, DECLINED,
  /** The first payment with a reference is declined, the next ones are not. */
  DECLINED_ONCE,
  /** Whatever is asked is done at once, but answered only when callers have given up. */
  SLOW,
  /** The customer has to confirm it first. */
  CHALLENGE,
  /** Whether the money is held is known only later. */
  AUTHORISED_LATE,
  /** What is captured is there only later. */
  CAPTURED_LATE,
  /** Some time after a capture, the customer's bank takes back what is left. */
  CHARGEBACK;

  static Optional<PaymentMethod> of(String token) {
    return Arrays.stream(values()).filter(method -> method.token().equals(token)).findFirst();
  }

  String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
