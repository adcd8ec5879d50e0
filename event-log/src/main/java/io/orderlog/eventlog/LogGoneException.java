package io.orderlog.eventlog;

import org.jspecify.annotations.Nullable;

/** Kafka answers, but has no such log, or only another one of its name. */
public final class LogGoneException extends LogUnavailableException {

  private static final long serialVersionUID = 1L;

  public LogGoneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
