package io.orderlog.eventlog;

import org.jspecify.annotations.Nullable;

/**
 * Records that were once in the log are gone. An operator has to decide; nothing heals by itself.
 */
public final class HistoryLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public HistoryLostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
