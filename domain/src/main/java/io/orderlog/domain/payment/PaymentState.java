package io.orderlog.domain.payment;

/**
 * The state of a payment. Facts add up, so there is one type for all that was asked of the
 * provider, and {@link PaymentStatus} says how it looks from outside:
 *
 * <pre>
 * NotAsked   authorise → Payment, give back → CalledOff
 * Payment    (everything) → Payment
 * CalledOff  (everything) → CalledOff
 * </pre>
 */
public sealed interface PaymentState permits PaymentState.NotAsked, PaymentState.CalledOff,
    Payment {

  /** Nobody wants money yet. */
  record NotAsked() implements PaymentState {}

  /** Given back before anything was asked; so nothing will be. */
  record CalledOff() implements PaymentState {}
}
