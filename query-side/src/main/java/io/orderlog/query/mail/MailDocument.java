package io.orderlog.query.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.domain.mail.MailEvent.Reason;
import io.orderlog.domain.mail.MailStatus;
import io.orderlog.domain.mail.Template;
import io.orderlog.projections.mail.MailView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail as clients see it, without the address: nothing that is not there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MailDocument(String mailId, @Nullable String orderId, Template template,
    MailStatus status, Instant about, int attempt, @Nullable Instant nextAttemptAt,
    @Nullable String error, @Nullable String messageId, @Nullable Reason reason, long version,
    Instant updatedAt) {

  static MailDocument of(MailView mail) {
    MailView.Sending sending = mail.sending();
    @Nullable
    String orderId = mail.orderId().isEmpty() ? null : mail.orderId();
    return new MailDocument(mail.mailId(), orderId, sending.template(), mail.status(),
        mail.about(), sending.attempt(), sending.nextAttemptAt().orElse(null),
        sending.error().orElse(null), sending.messageId().orElse(null),
        sending.reason().orElse(null), mail.version(), mail.updatedAt());
  }
}
