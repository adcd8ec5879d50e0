package io.orderlog.query;

import java.util.Optional;

/** What follows a log of its own accord to answer queries without a read model. Thread-safe. */
public interface LogFollower extends AutoCloseable {

  /** The name of the log. */
  String log();

  /**
   * Whether it cannot answer yet and will in a moment, as far as is known: it has not been opened,
   * and nothing has failed so far.
   */
  boolean isOpening();

  /** What keeps it from answering, or its answers from being new, if anything does. */
  Optional<String> trouble();

  /** Lets go of the log. */
  @Override
  void close();
}
