package io.orderlog.command.mail;

import io.orderlog.domain.mail.MailRejection;
import io.orderlog.domain.mail.MailRejection.AlreadyRecorded;
import io.orderlog.domain.mail.MailRejection.NoSuchMail;
import io.orderlog.domain.mail.MailRejection.NotDue;
import io.orderlog.http.problem.Problem;

/** Why a mail does not take a command, in HTTP's words. */
final class MailRejectionProblems {

  private MailRejectionProblems() {}

  static Problem of(MailRejection reason, String mailId) {
    return switch (reason) {
      case NoSuchMail() -> Problem.of(404, "mail-not-found", "No such mail",
          "Nobody wanted anything to be sent under " + mailId);
      case AlreadyRecorded(var status) -> Problem.of(409, "mail-already-recorded",
          "The mail does not allow this", "That is known of " + mailId
              + ", or of no consequence any more; its status is " + status);
      case NotDue() -> Problem.of(409, "mail-not-due", "The mail does not allow this",
          "It is not too late yet to send " + mailId);
    };
  }
}
