package io.orderlog.command.memory;

import io.orderlog.eventlog.event.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** The log holds events that no writer can have appended: an operator has to look. */
public final class BrokenHistoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenHistoryException(RecordedEvent<?> event, @Nullable String reason) {
    super("the event " + event.type() + " at " + event.position()
        + " does not fit the history before it: " + reason);
  }
}
