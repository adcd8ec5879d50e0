package io.orderlog.eventlog.writers;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.shared.MemberReplacedException;
import java.time.Duration;
import java.util.Set;

/**
 * The processes that share the writer slots of one or more logs, as one member sees them. The group decides
 * who should try to be a writer, never who is: that is the fence's to say. Used by one thread.
 */
public interface WriterGroup extends AutoCloseable {

  /** What a member hears, within {@link #poll} or {@link #close} and in their thread. */
  interface Member {

    /**
     * The group has agreed again.
     *
     * @param slots all that are this member's from now on, those that it keeps among them
     */
    void assigned(Set<WriterSlot> slots);

    /** These slots go to others as soon as this call returns; it may take some seconds. */
    void revoked(Set<WriterSlot> slots);

    /** These slots may be with others already. */
    void lost(Set<WriterSlot> slots);
  }

  /** Becomes a member. */
  @FunctionalInterface
  interface Joining {

    /**
     * Returns at once; what is agreed comes with the polls.
     *
     * @throws LogUnavailableException if Kafka cannot be connected to
     */
    WriterGroup join(Member member);
  }

  /**
   * One turn, which tells the member what has changed. To be called again within some seconds, else
   * the group goes on without this member.
   *
   * @throws LogUnavailableException if this membership has ended: close it and join
   *     again
   * @throws MemberReplacedException if another process has joined in this one's place
   */
  void poll(Duration timeout);

  /** Asks the group to agree again, also if nobody has come or gone. */
  void askAgain(String reason);

  /** Leaves at once, so that the others need not wait to find out. */
  @Override
  void close();
}
