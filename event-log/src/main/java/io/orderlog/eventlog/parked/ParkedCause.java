package io.orderlog.eventlog.parked;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Instant;

/**
 * An event that led to something which could not be done, or that comes after such a one of the same
 * stream. What follows from it is done later, or never.
 *
 * @param type of the event, as in {@code stock.reserved.v1}
 * @param position of the event
 * @param at when it was parked
 * @param standing why it is parked
 * @param reason the same in words, in one line
 */
public record ParkedCause(String streamId, long version, String type, LogPosition position,
    Instant at, Standing standing, String reason) {

  /** Why an event is parked. */
  public enum Standing {
    /** What follows from it could not be done. It and all behind it wait for an operator. */
    FAILED,
    /** It comes behind one that is parked. As soon as that is gone, it is carried. */
    BEHIND,
    /** An operator has asked that what follows from it is tried again. */
    RETRIED,
    /**
     * An operator has given up what follows from it. It stands in nobody's way, and is removed when
     * nobody can meet the event again.
     */
    DISCARDED
  }

  private static final String BEHIND_PARKED = "comes behind an event that is parked";

  /** One with which something has gone wrong. */
  public static ParkedCause failed(RecordedEvent<?> event, Instant at, String reason) {
    return of(event, at, Standing.FAILED, reason);
  }

  /** One that is in order itself. */
  public static ParkedCause behind(RecordedEvent<?> event, Instant at) {
    return of(event, at, Standing.BEHIND, BEHIND_PARKED);
  }

  /** The same, to be tried again. */
  public ParkedCause retried() {
    return with(Standing.RETRIED, reason);
  }

  /** The same, given up. */
  public ParkedCause discarded() {
    return with(Standing.DISCARDED, reason);
  }

  /** The same, with which something has gone wrong once more. */
  public ParkedCause failedAgain(String why) {
    return with(Standing.FAILED, why);
  }

  private ParkedCause with(Standing now, String why) {
    return new ParkedCause(streamId, version, type, position, at, now, why);
  }

  /** Whether it is this event that is meant. */
  public boolean isOf(RecordedEvent<?> event) {
    return event.position().equals(position) && event.streamId().equals(streamId)
        && event.version() == version;
  }

  private static ParkedCause of(
      RecordedEvent<?> event, Instant at, Standing standing, String reason) {
    return new ParkedCause(event.streamId(), event.version(), event.type(), event.position(), at,
        standing, reason);
  }
}
