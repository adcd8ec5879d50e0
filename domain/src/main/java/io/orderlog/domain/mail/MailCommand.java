package io.orderlog.domain.mail;

/**
 * What can be asked of a mail, and what the mail server says of it. Nothing of it comes from
 * people, so all of it is taken as it is.
 */
public sealed interface MailCommand {

  /** Names the request to send it; the key under which the server is asked follows from it. */
  String SENDING = "sending";

  /** It is to be sent. Asked again, it is not sent again. */
  record RequestMail(Letter letter) implements MailCommand {}

  /** What became of it. Rejected is only what is known. */
  sealed interface Fact extends MailCommand {}

  /**
   * The server has taken it.
   *
   * @param messageId as its header has it, with angle brackets
   */
  record RecordSent(String messageId) implements Fact {}

  /** The server will not take it, however often it is asked. */
  record RecordRefused(String error) implements Fact {}

  /** The server could not be asked, or has not said what it did. */
  record RecordAttemptFailed(int attempt, String error) implements Fact {}

  /** It is too late to send it. */
  record PassDeadline() implements MailCommand {}
}
