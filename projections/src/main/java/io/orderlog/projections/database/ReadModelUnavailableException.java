package io.orderlog.projections.database;

import org.jspecify.annotations.Nullable;

/** The read model cannot be used now; the message says why, in one line. Nothing was changed. */
public final class ReadModelUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ReadModelUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
