package io.orderlog.replay.history;

import io.orderlog.eventlog.RecordedEvent;

/** An order's events do not follow from each other. */
final class BrokenOrderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BrokenOrderException(RecordedEvent<?> event, IllegalStateException impossible) {
    super("the history breaks off: version " + event.version() + ", " + event.type() + " at "
        + event.position() + ": " + impossible.getMessage(), impossible);
  }
}
