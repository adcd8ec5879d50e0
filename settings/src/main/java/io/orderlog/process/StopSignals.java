package io.orderlog.process;

import io.orderlog.time.Ticker;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, SIGTERM and SIGHUP: the first of them asks the process to end, and interrupts the thread
 * that works, as long as that may be interrupted. Only a person at a terminal who asks again by
 * Ctrl-C is taken to mean that nothing is to be waited for: service managers, containers and
 * terminals send one signal after the other, and wrappers send what they got a second time.
 * Thread-safe.
 */
final class StopSignals {

  /** As they come from the system, with the numbers that exit codes are made of. */
  enum Kind {
    HUP(1), INT(2), TERM(15);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    /** As shells tell of a process that a signal ended. */
    int exitCode() {
      return 128 + number;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What one press of keys may cause; nobody presses them twice in so short a time. */
  private static final long ONE_PRESS_NANOS = Duration.ofMillis(500).toNanos();

  private static final String STOPPING =
      "Stopping. Ctrl-C again halts at once: read models in an H2"
          + " file are then made again from the log.";
  private static final String HALTED =
      "Halted before everything was closed. What was answered is in"
          + " the log; read models in an H2 file will be made again from it.";

  private final Thread working;
  private final Ticker ticker;
  private final IntConsumer halt;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable Kind first;
  private boolean interruptible = true;
  private boolean pressed;
  private long pressedAt;

  /**
   * For tests; everybody else listens.
   *
   * @param working is interrupted
   * @param halt ends the process with this code at once
   */
  StopSignals(Thread working, Ticker ticker, IntConsumer halt) {
    this.working = working;
    this.ticker = ticker;
    this.halt = halt;
  }

  /** Listens from now on for the calling thread, replacing any earlier listener. */
  static StopSignals listen() {
    StopSignals signals = new StopSignals(
        Thread.currentThread(), TimeSource.system(), Runtime.getRuntime()::halt);
    // Signals and not shutdown hooks, for those run all at once: libraries would close their parts
    // under ours that are still at work.
    for (Kind kind : Kind.values()) {
      Signals.register(kind.name(), () -> signals.ask(kind));
    }
    return signals;
  }

  /** What asked first, if anything has. */
  synchronized Optional<Kind> first() {
    return Optional.ofNullable(first);
  }

  /** From here on, the thread is no longer interrupted, and has not been. */
  synchronized void endOfInterrupts() {
    interruptible = false;
    ended.countDown();
    boolean _ = Thread.interrupted();
  }

  /** Waits until the process is asked to end. */
  void await() throws InterruptedException {
    asked.await();
  }

  /**
   * Takes a signal. Returns at once, or, if the thread was interrupted, when it has come to an end
   * or has taken too long for that; the process is ended in that case.
   */
  void ask(Kind kind) {
    if (note(kind) && !endsInTime()) {
      System.err.println(
          "It did not end within " + PATIENCE.toSeconds() + " s after it was asked to.");
      System.exit(kind.exitCode());
    }
  }

  /** Says whether the thread was interrupted. */
  private synchronized boolean note(Kind kind) {
    if (kind == Kind.INT && isSecondPress()) {
      System.err.println(HALTED);
      halt.accept(kind.exitCode());
    }
    if (first != null) {
      return false;
    }
    first = kind;
    asked.countDown();
    if (interruptible) {
      working.interrupt();
    }
    return interruptible;
  }

  private boolean isSecondPress() {
    long now = ticker.nanos();
    boolean again = pressed && now - pressedAt > ONE_PRESS_NANOS;
    if (!pressed) {
      System.err.println(STOPPING);
      pressed = true;
      pressedAt = now;
    }
    return again;
  }

  private boolean endsInTime() {
    try {
      return ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
