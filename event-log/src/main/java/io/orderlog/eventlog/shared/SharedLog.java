package io.orderlog.eventlog.shared;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogUnavailableException;

/** A log whose partitions several processes can share out among them to read. Thread-safe. */
public interface SharedLog<E> extends EventLog<E> {

  /**
   * Becomes a member of a group of readers, each of which reads other partitions. Returns at once;
   * what is shared out comes with the polls.
   *
   * @throws LogUnavailableException if Kafka cannot be connected to
   */
  SharedLogReader<E> join(ReaderGroup group);
}
