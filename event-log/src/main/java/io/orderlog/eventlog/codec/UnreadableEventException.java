package io.orderlog.eventlog.codec;

import org.jspecify.annotations.Nullable;

/**
 * A record that cannot be read as an event. A reader that meets one stops: to go on without it
 * would be to skip history.
 */
public final class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableEventException(String message) {
    this(message, null);
  }

  public UnreadableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
