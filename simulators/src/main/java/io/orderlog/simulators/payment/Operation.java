package io.orderlog.simulators.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement of the money that a payment holds.
 *
 * @param key with which it was asked; null if nobody asked
 * @param amount in minor units
 * @param code why it failed
 * @param dueAt when it will be done, if that is pending
 */
record Operation(String id, @Nullable String key, Kind kind, long amount, Progress progress,
    @Nullable String code, @Nullable Instant dueAt) {

  enum Kind {
    CAPTURE, VOID, REFUND, CHARGEBACK
  }

  enum Progress {
    PENDING, DONE, FAILED
  }

  boolean is(Kind aKind, Progress aProgress) {
    return kind == aKind && progress == aProgress;
  }

  boolean isDueBy(Instant now) {
    return progress == Progress.PENDING && dueAt != null && !dueAt.isAfter(now);
  }

  Operation done(long moved) {
    return new Operation(id, key, kind, moved, Progress.DONE, null, null);
  }

  Operation failed(String why) {
    return new Operation(id, key, kind, amount, Progress.FAILED, why, null);
  }

  Operation pendingUntil(Instant later) {
    return new Operation(id, key, kind, amount, Progress.PENDING, null, later);
  }
}
