package io.orderlog.eventlog.kafka.segments;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Flushes several files at a time, because a file system joins into one write what is asked of it
 * at a time. Its threads are of the platform: those that share carriers would wait for them while
 * requests come in. Used by one thread at a time.
 */
final class SideBySide implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool(
      Thread.ofPlatform().name("flush-", 0).daemon().factory());

  /** Flushes all of them, at least one, and returns when nobody works on them any more. */
  void flush(List<PartitionFiles> files) throws IOException {
    List<Future<?>> others = new ArrayList<>();
    for (PartitionFiles each : files.subList(1, files.size())) {
      others.add(threads.submit(() -> {
        each.flush();
        return null;
      }));
    }
    IOException failed = null;
    try {
      files.getFirst().flush();
    } catch (IOException failure) {
      failed = failure;
    }
    for (Future<?> other : others) {
      failed = first(failed, failureOf(other));
    }
    if (failed != null) {
      throw failed;
    }
  }

  private static @Nullable IOException first(
      @Nullable IOException one, @Nullable IOException other) {
    return one != null ? one : other;
  }

  private static @Nullable IOException failureOf(Future<?> flush) {
    try {
      flush.get();
      return null;
    } catch (ExecutionException failure) {
      return failure.getCause() instanceof IOException io
          ? io
          : new IOException(String.valueOf(failure.getCause()), failure);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new InterruptedIOException("interrupted while flushing");
    }
  }

  /** Lets go without waiting. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
