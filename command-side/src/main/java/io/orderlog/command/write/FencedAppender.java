package io.orderlog.command.write;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterFencedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a writer appends with: opening it fences every earlier writer of the slot, and claims the
 * slot, so that others know. All of it is for the one thread that runs the writer, but for
 * {@link #overtakenAt}.
 */
final class FencedAppender<E> implements AutoCloseable {

  private static final long NEVER = -1;

  private final EventLog<E> log;
  private final String writerId;
  private final Set<Integer> partitions;
  private final WriterClaim claim;
  private volatile long overtakenAt = NEVER;
  private long claimedAt = NEVER;
  private @Nullable LogAppender<E> appender;

  /**
   * One that is not open.
   *
   * @param partitions those that it appends to
   * @param claim what to tell others of the writer
   */
  FencedAppender(EventLog<E> log, String writerId, Set<Integer> partitions, WriterClaim claim) {
    this.log = log;
    this.writerId = writerId;
    this.partitions = partitions;
    this.claim = claim;
  }

  /** Fences whoever wrote before, this one among them, and says so. */
  void open() {
    close();
    appender = log.openAppender(writerId, partitions);
    claim();
  }

  /** Commits the events in one transaction. */
  List<RecordedEvent<E>> append(List<NewEvent<E>> events) {
    return opened().append(events);
  }

  /** Says again whose the slot is; a writer that was fenced cannot. */
  void claim() {
    claimedAt = opened().claim(claim);
  }

  /** Another process has claimed the slot, at this offset; this one may have been later yet. */
  void overtakenAt(long offset) {
    overtakenAt = offset;
  }

  /** Without commands, nothing else tells a fenced writer that it is one. */
  void requireNotOvertaken() {
    if (overtakenAt > claimedAt) {
      throw new WriterFencedException("another process has claimed the slot", null);
    }
  }

  /** Lets go of the log, until it is opened again. */
  @Override
  public void close() {
    if (appender != null) {
      appender.close();
      appender = null;
    }
  }

  private LogAppender<E> opened() {
    if (appender == null) {
      throw new IllegalStateException("serving without an appender");
    }
    return appender;
  }
}
