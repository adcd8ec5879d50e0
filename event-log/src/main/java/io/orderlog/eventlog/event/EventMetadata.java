package io.orderlog.eventlog.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an event besides what happened.
 *
 * @param time when the writer decided, to the millisecond; never before the stream's previous event
 * @param commandId of the command that caused the event: the client's idempotency key or a made one
 * @param commandHash distinguishes two commands with the same id
 * @param correlationId binds together what belongs to one business process
 * @param traceparent the W3C trace context of the request, if it had one
 * @param causationId of the event or the deadline that caused the command, if one did; at most
 *     {@link #MAX_NAME_LENGTH} characters
 * @param principal who asked for it, if that is known
 */
public record EventMetadata(Instant time, String commandId, String commandHash,
    String correlationId, @Nullable String traceparent, @Nullable String causationId,
    @Nullable Principal principal) {

  /** Of what names a cause or a principal, in UTF-16 characters. */
  public static final int MAX_NAME_LENGTH = MetadataRules.MAX_NAME_LENGTH;

  /** @throws IllegalArgumentException if the cause cannot be one; names the attribute */
  public EventMetadata {
    if (causationId != null) {
      requireName("causationid", causationId);
    }
  }

  /** Of an event that neither an event nor a deadline caused, and nobody that is known. */
  public EventMetadata(Instant time, String commandId, String commandHash, String correlationId,
      @Nullable String traceparent) {
    this(time, commandId, commandHash, correlationId, traceparent, null, null);
  }

  static void requireName(String attribute, String value) {
    if (value.isEmpty() || value.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(attribute + " has " + value.length()
          + " characters, and may have 1 to " + MAX_NAME_LENGTH);
    }
    if (value.codePoints().anyMatch(EventMetadata::isNoText)) {
      throw new IllegalArgumentException(
          attribute + " has a control character or half of a surrogate pair");
    }
  }

  /** CloudEvents forbids both in attributes. */
  private static boolean isNoText(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE;
  }
}
