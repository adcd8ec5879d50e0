package io.orderlog.process;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A thread that does one duty until it is asked to stop. Whoever asks may wait until it has ended,
 * or not. It is asked, never interrupted by this class: the duty looks at {@link #isStopping} and
 * pauses by {@link #pause}, so that it ends between two steps and not in one. Once asked, it stays
 * asked; a thread that was asked before it was started still runs its duty, which ends at its first
 * look. Thread-safe.
 */
public final class DutyThread implements AutoCloseable {

  /** What the thread does. */
  @FunctionalInterface
  public interface Duty {

    /**
     * Does it until {@link DutyThread#isStopping}.
     *
     * @throws InterruptedException if somebody interrupts the thread, which ends it
     */
    void run() throws InterruptedException;
  }

  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /** One that is not started yet. */
  public DutyThread(String name, Duty duty) {
    this.thread = Thread.ofPlatform().name(name).unstarted(() -> {
      try {
        duty.run();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** Starts it, once. */
  public void start() {
    thread.start();
  }

  /** Asks it to stop, and does not wait for that. */
  public void stop() {
    stop.countDown();
  }

  /** Whether it was asked to stop. */
  public boolean isStopping() {
    return stop.getCount() == 0;
  }

  /**
   * Waits this long, or until it is asked to stop; for the duty itself.
   *
   * @return whether it was asked to stop
   */
  public boolean pause(Duration atMost) throws InterruptedException {
    return stop.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits until it is asked to stop; for the duty itself. */
  public void awaitStop() throws InterruptedException {
    stop.await();
  }

  /** Waits until it has ended, if it was started. */
  public void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /** Waits until it has ended, however often this thread is interrupted meanwhile; that is kept. */
  public void awaitEndUninterruptibly() {
    Interruption.awaitEnd(thread);
  }

  /**
   * Waits until it has ended, at most this long.
   *
   * @return whether it has ended; an interrupt ends the waiting, too, and is kept
   */
  public boolean awaitEnd(Duration patience) {
    try {
      return thread.join(patience);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Asks it to stop and waits until it has ended; an interrupt ends the waiting, and is kept. */
  @Override
  public void close() {
    stop();
    try {
      awaitEnd();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
