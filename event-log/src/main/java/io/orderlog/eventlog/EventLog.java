package io.orderlog.eventlog;

import java.util.Set;

/**
 * The events of one kind of aggregate, partitioned by stream, in append order within a partition.
 * Thread-safe; the appenders and readers that it opens each belong to one thread at a time.
 */
public interface EventLog<E> {

  /** Which log this is. Two logs are the same only if these are equal. */
  LogIdentity identity();

  /** The partition that holds all events of the stream. */
  default int partitionOf(String streamId) {
    return identity().partitionOf(streamId);
  }

  /**
   * Becomes the one writer with this id. Every earlier appender with the same id is fenced from
   * here on and its unfinished append undone.
   *
   * @param partitions those that it will append to; no writer with another id may
   * @throws LogUnavailableException if the log does not answer in time
   */
  LogAppender<E> openAppender(String writerId, Set<Integer> partitions);

  /** Becomes the one writer of all partitions. */
  default LogAppender<E> openAppender(String writerId) {
    return openAppender(writerId, identity().allPartitions());
  }

  /**
   * Reads committed events from the given offsets on.
   *
   * @param from the first offset to read per partition; partitions not named are not read
   */
  LogReader<E> openReader(Offsets from);

  /**
   * The offset after the last record that was ever appended, per partition, committed or not. A
   * reader whose position is there has seen all that was committed before this call.
   *
   * @throws LogUnavailableException if the log does not answer in time
   */
  Offsets endOffsets(Set<Integer> partitions);

  /**
   * Makes what was read before these offsets as durable as what was appended and answered. A reader
   * sees events a moment before their writer knows that they are safe; who keeps what follows from
   * them in another place calls this first, so as not to be ahead of the log after a loss of power.
   *
   * @param upTo behind what was read; partitions not named are left alone
   * @throws LogUnavailableException if that cannot be done
   */
  void flush(Offsets upTo);
}
