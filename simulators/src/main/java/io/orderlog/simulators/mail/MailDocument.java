package io.orderlog.simulators.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail in the mailbox, as clients see it.
 *
 * @param received when it came; several times if it came again
 */
record MailDocument(String messageId, String from, List<String> to, String subject, String text,
    String html, List<Instant> received) {

  /** Of one that came as often as this; mails without an id come once each. */
  static MailDocument of(List<Mail> copies) {
    Mail first = copies.getFirst();
    return new MailDocument(first.messageId(), first.from(), first.to(), first.subject(),
        first.text(), first.html(), copies.stream().map(Mail::receivedAt).toList());
  }
}
