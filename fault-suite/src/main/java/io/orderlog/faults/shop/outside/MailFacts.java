package io.orderlog.faults.shop.outside;

import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailCommand.PassDeadline;
import io.orderlog.domain.mail.MailCommand.RecordAttemptFailed;
import io.orderlog.domain.mail.MailCommand.RecordRefused;
import io.orderlog.domain.mail.MailCommand.RecordSent;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailEvent.MailSuppressed;
import java.util.List;
import java.util.Optional;

/**
 * What the mail server has said, taken from what the log says of it. Whether it has said so is for
 * its mailbox to tell.
 */
public final class MailFacts {

  private MailFacts() {}

  /** The fact that led to these events of one command; empty if they follow from none. */
  public static Optional<MailCommand> in(List<MailEvent> events) {
    return switch (events.getFirst()) {
      case MailSent(var messageId) -> Optional.of(new RecordSent(messageId));
      case AttemptFailed(var attempt, var error, _) ->
        Optional.of(new RecordAttemptFailed(attempt, error));
      case GaveUp(var error) -> Optional.of(new RecordRefused(error));
      case MailSuppressed _ -> Optional.of(new PassDeadline());
      case MailRequested _ -> Optional.empty();
    };
  }
}
