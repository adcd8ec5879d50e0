package io.orderlog.eventlog.kafka.segments;

import io.orderlog.eventlog.Offsets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of what a reader acts on. Used by one thread at a time. */
final class ReadFiles implements AutoCloseable {

  private final Map<Integer, PartitionFiles> partitions = new HashMap<>();
  private final SideBySide threads = new SideBySide();
  private final Map<Integer, Long> flushed = new HashMap<>();

  /** Those in these folders; of other partitions it takes no notice. */
  ReadFiles(Map<Integer, Path> folders, Disk disk) {
    folders.forEach((partition, folder) -> partitions.put(
        partition, new PartitionFiles(folder, disk)));
  }

  boolean isEmpty() {
    return partitions.isEmpty();
  }

  /** Flushes what is before these offsets and was not flushed here before. */
  void flush(Offsets upTo) throws IOException {
    List<PartitionFiles> touched = new ArrayList<>();
    upTo.byPartition().forEach((partition, offset) -> {
      PartitionFiles files = partitions.get(partition);
      if (files != null && offset > flushed.getOrDefault(partition, 0L)) {
        touched.add(files);
      }
    });
    if (!touched.isEmpty()) {
      threads.flush(touched);
      upTo.byPartition().forEach((partition, offset) -> flushed.merge(
          partition, offset, Math::max));
    }
  }

  @Override
  public void close() {
    threads.close();
    partitions.values().forEach(PartitionFiles::close);
  }
}
