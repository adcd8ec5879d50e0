package io.orderlog.eventlog.kafka.rights;

import io.orderlog.eventlog.LogUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Kafka does not let this process do what it has to; trying again helps when somebody has granted
 * the right. The message says in one line who lacks what, and how it is granted.
 */
public final class MissingRightException extends LogUnavailableException {

  private static final long serialVersionUID = 1L;

  public MissingRightException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
