package io.orderlog.command.courier;

import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Reactions;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.List;

/**
 * A log from whose events commands follow.
 *
 * @param log its name, and how its events are written
 */
public record Source<E>(AggregateLog<E> log, Reactions<E> reactions) {

  /** An event of it as a cause. */
  Cause cause(RecordedEvent<E> event) {
    return new Cause(log.name(), event.streamId(), event.version(),
        event.metadata().traceparent(), event.type(), () -> log.codec().encode(event.data()));
  }

  /**
   * What follows from one of its events, as it was written.
   *
   * @throws io.orderlog.eventlog.codec.UnreadableEventException if this version cannot read it
   */
  List<Outgoing<?>> follow(String streamId, String type, byte[] data) {
    return reactions.to(streamId, log.codec().decode(type, data));
  }
}
