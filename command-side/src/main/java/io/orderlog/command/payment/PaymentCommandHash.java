package io.orderlog.command.payment;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentCommand.Authorise;
import io.orderlog.domain.payment.PaymentCommand.Capture;
import io.orderlog.domain.payment.PaymentCommand.Expire;
import io.orderlog.domain.payment.PaymentCommand.GiveBack;
import io.orderlog.domain.payment.PaymentCommand.RecordActionRequired;
import io.orderlog.domain.payment.PaymentCommand.RecordAttemptFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordAuthorised;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptureFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordCaptured;
import io.orderlog.domain.payment.PaymentCommand.RecordChargedBack;
import io.orderlog.domain.payment.PaymentCommand.RecordDeclined;
import io.orderlog.domain.payment.PaymentCommand.RecordRefundFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordRefunded;
import io.orderlog.domain.payment.PaymentCommand.RecordVoidFailed;
import io.orderlog.domain.payment.PaymentCommand.RecordVoided;
import io.orderlog.domain.payment.PaymentCommand.Refund;

/** The hashes of a payment's commands. One byte a command: fixed for ever. */
final class PaymentCommandHash {

  private static final byte AUTHORISE = 1;
  private static final byte CAPTURE = 2;
  private static final byte REFUND = 3;
  private static final byte GIVE_BACK = 4;
  private static final byte RECORD_AUTHORISED = 5;
  private static final byte RECORD_DECLINED = 6;
  private static final byte RECORD_ACTION_REQUIRED = 7;
  private static final byte RECORD_CAPTURED = 8;
  private static final byte RECORD_CAPTURE_FAILED = 9;
  private static final byte RECORD_VOIDED = 10;
  private static final byte RECORD_VOID_FAILED = 11;
  private static final byte RECORD_REFUNDED = 12;
  private static final byte RECORD_REFUND_FAILED = 13;
  private static final byte RECORD_CHARGED_BACK = 14;
  private static final byte RECORD_ATTEMPT_FAILED = 15;
  private static final byte EXPIRE = 16;

  private PaymentCommandHash() {}

  static String of(PaymentCommand command) {
    return switch (command) {
      case Authorise asked -> CommandHash.of(AUTHORISE, asked);
      case Capture asked -> CommandHash.of(CAPTURE, asked);
      case Refund asked -> CommandHash.of(REFUND, asked);
      case GiveBack asked -> CommandHash.of(GIVE_BACK, asked);
      case RecordAuthorised asked -> CommandHash.of(RECORD_AUTHORISED, asked);
      case RecordDeclined asked -> CommandHash.of(RECORD_DECLINED, asked);
      case RecordActionRequired asked -> CommandHash.of(RECORD_ACTION_REQUIRED, asked);
      case RecordCaptured asked -> CommandHash.of(RECORD_CAPTURED, asked);
      case RecordCaptureFailed asked -> CommandHash.of(RECORD_CAPTURE_FAILED, asked);
      case RecordVoided asked -> CommandHash.of(RECORD_VOIDED, asked);
      case RecordVoidFailed asked -> CommandHash.of(RECORD_VOID_FAILED, asked);
      case RecordRefunded asked -> CommandHash.of(RECORD_REFUNDED, asked);
      case RecordRefundFailed asked -> CommandHash.of(RECORD_REFUND_FAILED, asked);
      case RecordChargedBack asked -> CommandHash.of(RECORD_CHARGED_BACK, asked);
      case RecordAttemptFailed asked -> CommandHash.of(RECORD_ATTEMPT_FAILED, asked);
      case Expire asked -> CommandHash.of(EXPIRE, asked);
    };
  }
}
