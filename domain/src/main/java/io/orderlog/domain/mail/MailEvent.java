package io.orderlog.domain.mail;

import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happened to a mail. Events are history: they are taken as they are, never checked against
 * today's rules for commands. Their component names are the names in the stored JSON.
 */
public sealed interface MailEvent {

  /** Why a mail is not sent although nothing is wrong with it. */
  enum Reason {
    /** What it tells of was long ago. */
    TOO_LATE
  }

  /**
   * It is to be sent; {@link Letter} says what is what.
   *
   * @param about when that happened of which it tells
   */
  record MailRequested(String mailId, String orderId, Template template, String to, String name,
      String locale, Map<String, String> data, List<OrderLine> lines, Instant about)
      implements MailEvent {

    public MailRequested {
      data = Letter.sorted(data);
      lines = List.copyOf(lines);
    }

    static MailRequested of(Letter letter) {
      return new MailRequested(letter.mailId(), letter.orderId(), letter.template(), letter.to(),
          letter.name(), letter.locale(), letter.data(), letter.lines(), letter.about());
    }

    /** What is to be sent. */
    public Letter letter() {
      return new Letter(mailId, orderId, template, to, name, locale, data, lines, about);
    }
  }

  /** The receiver's server, or one on the way to it, has taken it. */
  record MailSent(String messageId) implements MailEvent {}

  /**
   * The server has not said what it did.
   *
   * @param retryAt when it is asked again, with the same message id
   */
  record AttemptFailed(int attempt, String error, Instant retryAt) implements MailEvent {}

  /** Nobody tries any more. */
  record GaveUp(String error) implements MailEvent {}

  /** It is not sent. */
  record MailSuppressed(Reason reason) implements MailEvent {}
}
