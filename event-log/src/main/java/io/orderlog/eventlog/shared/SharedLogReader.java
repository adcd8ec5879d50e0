package io.orderlog.eventlog.shared;

import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A reader of those partitions that its group has given to it. Which these are changes within
 * {@link #poll} only. A partition that has come is not read before {@link #seek} has said from
 * where; one that goes is not read by another member before the call that lets it go, unless this
 * process was taken for dead. Used by one thread.
 */
public interface SharedLogReader<E> extends LogReader<E> {

  /**
   * The next events of the partitions that are read, waiting for some at most this long; takes part
   * in what the group agrees on. To be called again within half a minute, else the group goes on
   * without this member.
   *
   * @throws LogUnavailableException if the log cannot be read, or this membership is of no use any
   *     more: close it and join again
   * @throws MemberReplacedException if another process has joined under this one's name
   * @throws UnreadableEventException as {@link LogReader#poll} does
   * @throws HistoryLostException as {@link LogReader#poll} does
   */
  @Override
  List<RecordedEvent<E>> poll(Duration timeout);

  /** All partitions that are this member's. */
  Set<Integer> assigned();

  /** Of those that are this member's and that {@link #seek} has named since they came. */
  @Override
  Offsets positions();

  /**
   * Lets those who look at the group from outside see how far it is. For information only: it is
   * never read back, nobody waits for it, and a failure is not reported.
   *
   * @param next per partition of this member's, the offset of what comes next
   */
  void tell(Offsets next);

  /** Leaves the group at once, so that the others need not wait to find out. */
  @Override
  void close();
}
