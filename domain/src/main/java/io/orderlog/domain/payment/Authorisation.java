package io.orderlog.domain.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Money that the provider holds, or was asked to hold.
 *
 * @param txId of the transaction that asked for it
 * @param method how the customer pays; empty for one that nobody asked for
 * @param payBy when who asked will not wait any longer
 * @param reference the provider's name for it, once it has said that there is money
 * @param amountMinor what it holds, or held before it was taken; 0 until that is known
 * @param until when the provider lets go of it, if it has said so
 */
public record Authorisation(String txId, String method, Instant payBy, Standing standing,
    Optional<String> reference, long amountMinor, Optional<Instant> until) {

  private static final Duration IN_TIME = Duration.ofDays(1);

  /** What is known of it. */
  public enum Standing {
    ASKED, ACTION_REQUIRED, AUTHORISED, DECLINED, VOIDED, EXPIRED
  }

  static Authorisation asked(String txId, String method, Instant payBy) {
    return new Authorisation(txId, method, payBy, Standing.ASKED, Optional.empty(), 0,
        Optional.empty());
  }

  static Authorisation unasked(String txId) {
    return asked(txId, "", Instant.EPOCH);
  }

  Authorisation with(Standing changed) {
    return new Authorisation(txId, method, payBy, changed, reference, amountMinor, until);
  }

  /** What the provider has let go of it does not hold again, whichever it says first. */
  Authorisation authorised(String name, long amount, Instant limit) {
    Standing after = standing == Standing.VOIDED ? standing : Standing.AUTHORISED;
    return new Authorisation(txId, method, payBy, after, Optional.of(name), amount,
        Optional.of(limit));
  }

  /** What was taken must have been held, whether the provider has said so or not. */
  Authorisation captured(String name, long capturedInAll) {
    Standing after = switch (standing) {
      case ASKED, ACTION_REQUIRED, AUTHORISED, DECLINED -> Standing.AUTHORISED;
      case VOIDED, EXPIRED -> standing;
    };
    return new Authorisation(txId, method, payBy, after, Optional.of(name),
        Math.max(amountMinor, capturedInAll), until);
  }

  /** Whether the provider may let the customer's money go if it is asked to. */
  boolean holdsMoreThan(long captured) {
    return switch (standing) {
      case ACTION_REQUIRED -> true;
      case AUTHORISED, EXPIRED -> amountMinor > captured;
      case ASKED, DECLINED, VOIDED -> false;
    };
  }

  /** A day before the provider lets go, but not while somebody is still waiting for it. */
  public Optional<Instant> lapse() {
    return until.map(limit -> limit.minus(IN_TIME).isAfter(payBy) ? limit.minus(IN_TIME) : limit);
  }
}
