package io.orderlog.command.effects.smtp;

import jakarta.mail.MessagingException;

/** A server does not let anybody send mails who comes from here, as it says when one connects. */
final class ServerRefusedException extends MessagingException {

  private static final long serialVersionUID = 1;

  private final int code;

  /** @param answer all that it says */
  ServerRefusedException(int code, String answer, MessagingException cause) {
    super(answer, cause);
    this.code = code;
  }

  /** From 400 to 599. */
  int code() {
    return code;
  }
}
