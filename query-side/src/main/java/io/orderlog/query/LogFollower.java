package io.orderlog.query;

import java.util.Optional;

/** What follows a log of its own accord to answer queries without a read model. Thread-safe. */
public interface LogFollower extends AutoCloseable {

  /** The name of the log. */
  String log();

  /** What keeps it from answering, or its answers from being new, if anything does. */
  Optional<String> trouble();

  /** Lets go of the log. */
  @Override
  void close();
}
