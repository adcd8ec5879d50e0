package io.orderlog.simulators.mail;

import java.time.Instant;
import java.util.List;

/**
 * A mail as it came, and a line of the mailbox's file.
 *
 * @param from the sender that the server was told
 * @param to those whom the server was told to bring it to
 * @param messageId with angle brackets; empty if it has none
 * @param text what it says to those who read plain text
 * @param html what it says to those who read HTML
 */
record Mail(Instant receivedAt, String from, List<String> to, String messageId, String subject,
    String text, String html) {

  Mail {
    to = List.copyOf(to);
  }
}
