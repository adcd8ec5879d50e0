package io.orderlog.command.effects.smtp;

/** Who takes mails to customers. */
public sealed interface MailServer {

  /**
   * Who asks connects to this, and not before something is to be sent.
   *
   * @param from the address that mails come from
   */
  record At(SmtpServer server, String from) implements MailServer {}

  /** There is none, and there is to be none. */
  record NoServer() implements MailServer {}

  /** Nobody has said whether there is one. */
  record NotSaid() implements MailServer {}
}
