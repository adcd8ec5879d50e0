package io.orderlog.projections.mail;

import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailEvent.MailSuppressed;
import io.orderlog.domain.mail.MailEvent.Reason;
import io.orderlog.domain.mail.MailStatus;
import io.orderlog.domain.mail.Template;
import io.orderlog.eventlog.LogPosition;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail as its row has it: without the address, and without what it says.
 *
 * @param about when that happened of which it tells
 * @param version how many events the mail has
 * @param updatedAt when the last of them happened
 * @param position the place of that event in the log
 */
public record MailView(String mailId, String orderId, MailStatus status, Instant about,
    Sending sending, long version, Instant updatedAt, LogPosition position) {

  /**
   * How far it came.
   *
   * @param attempt which is made next, or was the last one
   * @param nextAttemptAt not before; empty if the first one was not made, or no other is
   * @param error why the last attempt failed
   * @param messageId of a mail that was sent
   * @param reason why it was not sent, if it was not to be
   */
  public record Sending(Template template, int attempt, Optional<Instant> nextAttemptAt,
      Optional<String> error, Optional<String> messageId, Optional<Reason> reason) {

    static Sending begun(Template template) {
      return new Sending(template, 1, Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.empty());
    }

    Sending after(MailEvent event) {
      return switch (event) {
        case MailRequested asked -> begun(asked.template());
        case AttemptFailed(var failed, var why, var retryAt) -> new Sending(template, failed + 1,
            Optional.of(retryAt), Optional.of(why), Optional.empty(), Optional.empty());
        case MailSent(var id) -> new Sending(template, attempt, Optional.empty(),
            Optional.empty(), Optional.of(id), Optional.empty());
        case GaveUp(var why) -> new Sending(template, attempt, Optional.empty(),
            Optional.of(why), Optional.empty(), Optional.empty());
        case MailSuppressed(var why) -> new Sending(template, attempt, Optional.empty(), error,
            Optional.empty(), Optional.of(why));
      };
    }
  }

  static MailStatus statusAfter(MailEvent event) {
    return switch (event) {
      case MailRequested _,AttemptFailed _ -> MailStatus.REQUESTED;
      case MailSent _ -> MailStatus.SENT;
      case GaveUp _ -> MailStatus.GAVE_UP;
      case MailSuppressed _ -> MailStatus.SUPPRESSED;
    };
  }
}
