package io.orderlog.process;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started, to be closed in reverse order, all of it, whatever fails on the way. */
public final class RunningParts implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /** Takes charge of closing the part. */
  public <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  /**
   * Closes everything, also in a thread that was interrupted.
   *
   * @throws IllegalStateException if any part could not be closed; the others were
   */
  @Override
  public void close() {
    Interruption.closeWhole(this::closeAll);
  }

  /**
   * Closes everything because something failed, which is what matters: a part that cannot be closed
   * either is told by a failure that is suppressed in it.
   *
   * @return the first failure, to be thrown
   */
  public <F extends Throwable> F closedAfter(F first) {
    try {
      close();
    } catch (IllegalStateException notClosed) {
      first.addSuppressed(notClosed);
    }
    return first;
  }

  private void closeAll() {
    IllegalStateException failures = new IllegalStateException("not everything stopped cleanly");
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failure) {
        failures.addSuppressed(failure);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
