package io.orderlog.command.write;

import io.orderlog.eventlog.event.RecordedEvent;
import java.util.List;

/**
 * Hears what a writer does to the log. Called by the writer's thread, which must not be kept.
 *
 * @param <E> events
 */
public interface AppendListener<E> {

  /** The writer serves: all that is appended from here on is told, unless it stops. */
  void serving();

  /** These events are in the log, as durable as the log makes them. */
  void appended(List<RecordedEvent<E>> events);

  /** The writer serves no more: the log may have more than was told. */
  void stopped();

  /** The writer has ended. */
  void ended();

  /** Nobody who cares. */
  static <E> AppendListener<E> none() {
    return new AppendListener<>() {
      @Override
      public void serving() {}

      @Override
      public void appended(List<RecordedEvent<E>> events) {}

      @Override
      public void stopped() {}

      @Override
      public void ended() {}
    };
  }
}
