package io.orderlog.replay.history;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.event.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * An event of a story, as it is printed.
 *
 * @param cause the event, as {@code <log>/<stream>/<version>}, or the deadline, the answer or the
 *     webhook that it happened because of; null if a client asked for it
 */
record StoryEvent(String time, String log, String stream, long version, String type,
    @Nullable String cause, String commandId, Object event, String position) {

  static <E> StoryEvent of(AggregateLog<E> log, RecordedEvent<E> event) {
    return new StoryEvent(event.metadata().time().toString(), log.name(), event.streamId(),
        event.version(), event.type(), event.metadata().causationId(),
        event.metadata().commandId(), event.data(), event.position().toString());
  }

  /** What events that it causes call it. */
  @JsonIgnore
  String name() {
    return log + "/" + StreamName.of(stream) + "/" + version;
  }

  /** The aggregate that it happened to. */
  @JsonIgnore
  String aggregate() {
    return log + "/" + stream;
  }

  @Override
  public String toString() {
    return time + "  " + log + "  " + stream + "  " + version + "  " + type + "  by "
        + (cause == null ? "command " + commandId : cause);
  }
}
