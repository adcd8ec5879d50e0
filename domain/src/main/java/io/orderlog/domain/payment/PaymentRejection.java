package io.orderlog.domain.payment;

import java.time.Instant;

/** Why a payment does not take a command. */
public sealed interface PaymentRejection {

  /** The provider was asked for nothing under this id. */
  record NoSuchPayment() implements PaymentRejection {}

  /** The transaction has its answer, and keeps it. */
  record AlreadyRecorded(String txId) implements PaymentRejection {}

  /** Nobody has asked for this transaction, or its name belongs to another. */
  record NoSuchTransaction(String txId) implements PaymentRejection {}

  /** The authorisation does not run out yet, or money was taken by it. */
  record NotRunningOut(String txId, Instant at) implements PaymentRejection {}
}
