package io.orderlog.eventlog;

import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterFencedException;
import java.util.List;
import java.util.Set;

/** The write end, held by the one writer of its id. Used by one thread at a time. */
public interface LogAppender<E> extends AutoCloseable {

  /**
   * Appends all events or none, and returns when they are as durable as the log makes them.
   *
   * @param events at least one; those of a stream in version order
   * @return the events as the log now has them, in the order given
   * @throws IllegalArgumentException if an event is of a partition that this writer did not name;
   *     nothing is appended
   * @throws UnwritableEventException if an event cannot be made into bytes; nothing is appended
   * @throws EventTooLargeException if the log takes no event of the size that one has; nothing is
   *     appended
   * @throws WriterFencedException if another writer with this id was opened: nothing more can be
   *     appended here; whether these events still were, can be read in the log
   * @throws AppendOutcomeUnknownException if the log may or may not hold the events: close this
   *     appender, open a new one and read the log to learn which
   */
  List<RecordedEvent<E>> append(List<NewEvent<E>> events);

  /**
   * Makes the claim known to all who read the claims of this log. When it returns, no other writer
   * with this id had been opened until the claim was in the log: this proves that nothing was
   * appended that this writer does not know of.
   *
   * @return the offset of the claim among those of its slot
   * @throws WriterFencedException if another writer with this id was opened
   * @throws AppendOutcomeUnknownException if the log may or may not hold the claim: close this
   *     appender and open a new one
   */
  long claim(WriterClaim claim);

  /** Lets go without waiting; an append whose outcome is unknown is left to the next opening. */
  @Override
  void close();

  /** For implementations: whether this writer may append to the partition. */
  static void requireWritable(int partition, Set<Integer> writable) {
    if (!writable.contains(partition)) {
      throw new IllegalArgumentException("partition " + partition
          + " belongs to another writer; this one has " + writable);
    }
  }
}
