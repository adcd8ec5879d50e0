package io.orderlog.command.mail.text;

/** A mail does not know what it is to tell. */
public final class UntellableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** @param message in one line */
  UntellableException(String message) {
    super(message);
  }
}
