package io.orderlog.simulators.journal;

/** The file cannot be read, or is not what it should be, or is another process's. */
public final class UnusableJournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableJournalException(String message, Throwable cause) {
    super(message, cause);
  }

  UnusableJournalException(String message) {
    super(message);
  }
}
