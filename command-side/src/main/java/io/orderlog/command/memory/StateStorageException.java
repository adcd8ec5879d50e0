package io.orderlog.command.memory;

import org.jspecify.annotations.Nullable;

/** State cannot be read or written. The log has all of it: another storage will do. */
public final class StateStorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StateStorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
