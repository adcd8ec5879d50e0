package io.orderlog.eventlog.positions;

import io.orderlog.eventlog.event.RecordedEvent;

/**
 * How far somebody has come in one partition of a log: the last event that is behind him. It names
 * the event and not only its place, because a log that lost its end and has grown again has another
 * event there.
 *
 * @param offset of that event
 * @param streamId of that event
 * @param version of that event
 */
public record Position(long offset, String streamId, long version) {

  /** Behind this event. */
  public static Position behind(RecordedEvent<?> event) {
    return new Position(event.position().offset(), event.streamId(), event.version());
  }

  /** Whether it is this event that is meant. */
  public boolean isBehind(RecordedEvent<?> event) {
    return behind(event).equals(this);
  }
}
