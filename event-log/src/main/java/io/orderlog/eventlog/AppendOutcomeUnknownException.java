package io.orderlog.eventlog;

import org.jspecify.annotations.Nullable;

/** The log did not say whether it holds the events; only reading it can show that. */
public final class AppendOutcomeUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AppendOutcomeUnknownException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
