package io.orderlog.domain.mail;

import io.orderlog.domain.mail.MailEvent.Reason;
import java.time.Instant;

/**
 * Where a mail is. These are all legal transitions:
 *
 * <pre>
 * None        request → Requested, Suppressed if it is too late for that
 * Requested   the server has it → Sent, refuses it or was asked too often → GivenUp,
 *             it has become too late → Suppressed
 * GivenUp, Suppressed  the server has it all the same → Sent
 * </pre>
 */
public sealed interface MailState {

  /** Nobody wants it. */
  record None() implements MailState {}

  /**
   * The server is asked to take it.
   *
   * @param attempt at asking, from 1
   * @param nextAt when the server is asked again
   */
  record Requested(Letter letter, int attempt, Instant nextAt) implements MailState {}

  /** It is on its way. */
  record Sent(String messageId) implements MailState {}

  /** It could not be sent. */
  record GivenUp(String error) implements MailState {}

  /** It was not to be sent. */
  record Suppressed(Reason reason) implements MailState {}
}
