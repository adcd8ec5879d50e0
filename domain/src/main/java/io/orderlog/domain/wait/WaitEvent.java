package io.orderlog.domain.wait;

import io.orderlog.domain.fulfilment.Mailing;
import java.time.Instant;

/**
 * What happened to a waiting list. Events are history: they are taken as they are, never checked
 * against today's rules for commands. Their component names are the names in the stored JSON.
 *
 * <p>A wait begins with {@link Joined} and ends once: by {@link Left} or {@link Notified}.
 */
public sealed interface WaitEvent {

  /** An address waits, behind all others that do. */
  record Joined(String waitId, String email) implements WaitEvent {}

  /** It does not want to know any more. */
  record Left(String waitId) implements WaitEvent {}

  /**
   * So many could be reserved.
   *
   * @param at when the list heard of it
   */
  record StockSeen(long available, Instant at) implements WaitEvent {}

  /**
   * Who has waited longest is told, and waits no more.
   *
   * @param at when that was decided
   * @param mailing whether a mail says so; if not, whoever reads the log may
   */
  record Notified(String waitId, String email, Instant at, Mailing mailing)
      implements WaitEvent {}
}
