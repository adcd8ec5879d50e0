package io.orderlog.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Things that are opened at once, because each of them waits for somebody else most of the time. */
public final class AtOnce {

  private AtOnce() {}

  /**
   * Opens one thing for each of these, each in a thread of its own, and waits for all of them. An
   * interrupt of this thread reaches all, and stays.
   *
   * @return them in the order of what they were opened for
   * @throws RuntimeException the first failure in that order, if there is any; what was opened is
   *     closed then
   */
  public static <T, R extends AutoCloseable> List<R> open(
      List<? extends T> each, Function<T, R> opening) {
    List<Future<R>> opened = new ArrayList<>();
    // Closing waits for all, and hands an interrupt on to them.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      each.forEach(one -> opened.add(threads.submit(() -> opening.apply(one))));
    }
    RunningParts parts = new RunningParts();
    opened.stream().filter(one -> one.state() == Future.State.SUCCESS)
        .forEach(one -> parts.add(one.resultNow()));
    opened.stream().filter(one -> one.state() != Future.State.SUCCESS).findFirst()
        .ifPresent(failed -> rethrow(parts.closedAfter(failed.exceptionNow())));
    return opened.stream().map(Future::resultNow).toList();
  }

  private static void rethrow(Throwable failure) {
    switch (failure) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new AssertionError("a function throws no checked exceptions", failure);
    }
  }
}
