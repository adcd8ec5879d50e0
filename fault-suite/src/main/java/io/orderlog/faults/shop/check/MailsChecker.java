package io.orderlog.faults.shop.check;

import io.orderlog.domain.mail.MailState;
import io.orderlog.domain.mail.MailState.GivenUp;
import io.orderlog.domain.mail.MailState.None;
import io.orderlog.domain.mail.MailState.Requested;
import io.orderlog.domain.mail.MailState.Sent;
import io.orderlog.domain.mail.MailState.Suppressed;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.shop.ShopLogs;
import io.orderlog.faults.shop.outside.Mailbox.Message;
import io.orderlog.faults.shop.outside.Mailbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Compares what the log of mails says with the mailbox: what was asked for came, nothing else did,
 * and what came twice says so by its message id.
 */
final class MailsChecker {

  private final ShopLogs logs;
  private final Mailbox mailbox;
  private final Instant at;
  private final BiConsumer<Anomaly, String> violations;

  /** @param at the time of day */
  MailsChecker(ShopLogs logs, Mailbox mailbox, Instant at,
      BiConsumer<Anomaly, String> violations) {
    this.at = at;
    this.logs = logs;
    this.mailbox = mailbox;
    this.violations = violations;
  }

  void check() {
    Map<String, List<Message>> byMail =
        mailbox.messages().stream().collect(Collectors.groupingBy(Message::mailId));
    Set<String> asked = Set.copyOf(logs.mails().streams());
    byMail.forEach((mail, messages) -> {
      if (!asked.contains(mail)) {
        violations.accept(Anomaly.INVENTED_COMMAND, "nobody has asked for " + messages);
      }
      if (messages.size() > 1) {
        violations.accept(Anomaly.DOUBLE_EFFECT, "one mail has two message ids: " + messages);
      }
    });
    asked.forEach(mail -> compare(mail, logs.mails().state(mail).orElseGet(None::new),
        byMail.getOrDefault(mail, List.of())));
  }

  /** What could not be sent may have come all the same: nobody knows that of the last attempt. */
  private void compare(String mail, MailState state, List<Message> messages) {
    boolean isRight = switch (state) {
      case Sent(var messageId) -> messages.stream().anyMatch(each -> each.id().equals(messageId));
      case GivenUp _ -> true;
      case Suppressed _ -> messages.isEmpty();
      // The pauses become longer than anybody waits here.
      case Requested asked -> asked.attempt() > 1 && asked.nextAt().isAfter(at);
      case None _ -> false;
    };
    if (!isRight) {
      violations.accept(Anomaly.WRONG_LEDGER,
          "the mailbox has " + messages + ", but the mail " + mail + " is " + state);
    }
  }
}
