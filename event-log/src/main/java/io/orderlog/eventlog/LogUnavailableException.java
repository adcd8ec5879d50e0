package io.orderlog.eventlog;

import org.jspecify.annotations.Nullable;

/** The log did not answer; nothing was written, and trying again later may help. */
public class LogUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LogUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
