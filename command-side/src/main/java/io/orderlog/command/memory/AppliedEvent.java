package io.orderlog.command.memory;

import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Instant;

/**
 * The last event of a partition that was applied, with as much of it as distinguishes it from any
 * other.
 */
public record AppliedEvent(long offset, String streamId, long version, Instant time,
    String commandId) {

  static AppliedEvent of(RecordedEvent<?> event) {
    return new AppliedEvent(event.position().offset(), event.streamId(), event.version(),
        event.metadata().time(), event.metadata().commandId());
  }

  @Override
  public String toString() {
    return streamId + "/" + version + " at offset " + offset;
  }
}
