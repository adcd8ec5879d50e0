package io.orderlog.standalone.demo.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Customers who are in the shop at the same time. */
public final class SideBySide {

  private SideBySide() {}

  /**
   * Lets each customer in as soon as there is room.
   *
   * @param atOnce for so many
   * @param whenDone called after each of them, by many threads
   * @return what they came to, in their order
   * @throws DemoFailedException if one of them comes to nothing
   */
  public static <T> List<T> run(int atOnce, List<Callable<T>> customers, Runnable whenDone)
      throws InterruptedException {
    Semaphore room = new Semaphore(atOnce);
    List<Future<T>> inside = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Callable<T> customer : customers) {
        inside.add(threads.submit(() -> {
          room.acquire();
          try {
            return customer.call();
          } finally {
            room.release();
            whenDone.run();
          }
        }));
      }
      if (Thread.interrupted()) {
        // Otherwise all of them would be served to their end first.
        threads.shutdownNow();
        throw new InterruptedException();
      }
      return results(inside, threads);
    }
  }

  private static <T> List<T> results(List<Future<T>> inside, ExecutorService threads)
      throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> each : inside) {
      try {
        results.add(each.get());
      } catch (ExecutionException failure) {
        threads.shutdownNow();
        throw failure.getCause() instanceof DemoFailedException known
            ? known
            : new IllegalStateException(failure.getCause());
      } catch (InterruptedException interrupted) {
        threads.shutdownNow();
        throw interrupted;
      }
    }
    return results;
  }
}
