package io.orderlog.eventlog.writers;

import org.jspecify.annotations.Nullable;

/** Another writer with the same id has taken over; this one must not go on. */
public final class WriterFencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WriterFencedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
