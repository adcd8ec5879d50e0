package io.orderlog.command.mail;

import io.orderlog.command.http.CommandHash;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailCommand.PassDeadline;
import io.orderlog.domain.mail.MailCommand.RecordAttemptFailed;
import io.orderlog.domain.mail.MailCommand.RecordRefused;
import io.orderlog.domain.mail.MailCommand.RecordSent;
import io.orderlog.domain.mail.MailCommand.RequestMail;

/** The hashes of a mail's commands. One byte a command: fixed for ever. */
final class MailCommandHash {

  private static final byte REQUEST = 1;
  private static final byte RECORD_SENT = 2;
  private static final byte RECORD_REFUSED = 3;
  private static final byte RECORD_ATTEMPT_FAILED = 4;
  private static final byte PASS_DEADLINE = 5;

  private MailCommandHash() {}

  static String of(MailCommand command) {
    return switch (command) {
      case RequestMail asked -> CommandHash.of(REQUEST, asked);
      case RecordSent asked -> CommandHash.of(RECORD_SENT, asked);
      case RecordRefused asked -> CommandHash.of(RECORD_REFUSED, asked);
      case RecordAttemptFailed asked -> CommandHash.of(RECORD_ATTEMPT_FAILED, asked);
      case PassDeadline asked -> CommandHash.of(PASS_DEADLINE, asked);
    };
  }
}
