package io.orderlog.eventlog.parked;

/**
 * What is parked is of a form that is not known. Nobody may go on without it: the events behind it
 * would overtake it.
 */
public final class UnreadableParkedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** @param message which record it is, and what is wrong with it */
  public UnreadableParkedException(String message, Throwable cause) {
    super(message, cause);
  }
}
