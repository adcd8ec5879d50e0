package io.orderlog.replay.history;

import io.orderlog.eventlog.event.RecordedEvent;

/** A stream's events do not follow from each other. */
final class BrokenHistoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenHistoryException(RecordedEvent<?> event, IllegalStateException impossible) {
    super("the history breaks off: version " + event.version() + ", " + event.type() + " at "
        + event.position() + ": " + impossible.getMessage(), impossible);
  }
}
