package io.orderlog.benchmarks.ceiling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The first segment files of a broker's partitions, flushed from outside the broker. They are all
 * that there are for as long as a partition has less than a gigabyte.
 */
final class FirstSegments {

  private static final String FIRST = "00000000000000000000.log";

  private final Path brokerFolder;
  private final Map<String, FileChannel> files = new ConcurrentHashMap<>();
  private final ExecutorService flushing = Executors.newCachedThreadPool();

  FirstSegments(Path brokerFolder) {
    this.brokerFolder = brokerFolder;
  }

  /** Brings to the disk what these partitions have, all at once; each as in {@code topic-0}. */
  void flush(Collection<String> partitions) {
    CompletableFuture.allOf(partitions.stream()
        .map(partition -> CompletableFuture.runAsync(() -> flush(partition), flushing))
        .toArray(CompletableFuture[]::new)).join();
  }

  private void flush(String partition) {
    try {
      files.computeIfAbsent(partition, this::open).force(false);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private FileChannel open(String partition) {
    try {
      return FileChannel.open(
          brokerFolder.resolve(partition).resolve(FIRST), StandardOpenOption.READ);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
