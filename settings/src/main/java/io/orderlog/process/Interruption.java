package io.orderlog.process;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How a thread that is asked to end comes to its end: with a failure that says so, all closed. */
public final class Interruption {

  private Interruption() {}

  /** Whether this failure, or one of its causes, says that a thread was interrupted. */
  public static boolean isCauseOf(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause)
        .anyMatch(each -> each instanceof InterruptedException
            || each instanceof InterruptedIOException
            || each instanceof ClosedByInterruptException);
  }

  /**
   * Does what has to be done as a whole, in a thread of its own, and waits for it, however often
   * this thread is interrupted meanwhile; the interrupt is restored afterwards.
   *
   * @throws RuntimeException as the work does
   */
  public static <T> T holdOff(Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread working = Thread.ofPlatform().name(Thread.currentThread().getName()).start(() -> {
      try {
        done.complete(work.get());
      } catch (RuntimeException | Error failure) {
        done.completeExceptionally(failure);
      }
    });
    awaitEnd(working);
    try {
      return done.join();
    } catch (CompletionException failure) {
      switch (failure.getCause()) {
        case RuntimeException exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw failure;
      }
    }
  }

  /** Waits until the thread has ended; an interrupt meanwhile is kept for the next check. */
  static void awaitEnd(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes something. */
  @FunctionalInterface
  public interface Closing<X extends Exception> {
    void close() throws X;
  }

  /**
   * Closes as if nobody had interrupted this thread, which most that is closed would take for an
   * order to leave things open; the interrupt is restored afterwards.
   *
   * @throws X as the closing does
   */
  public static <X extends Exception> void closeWhole(Closing<X> part) throws X {
    boolean interrupted = Thread.interrupted();
    try {
      part.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
