package io.orderlog.eventlog.kafka.segments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The segment files of one partition, while a broker appends to the last of them and begins new
 * ones. A segment is known by its first offset. Used by one thread at a time.
 */
final class PartitionFiles implements AutoCloseable {

  private static final Pattern SEGMENT = Pattern.compile("[0-9]{20}\\.log");
  private static final long NONE = -1;

  private final Path folder;
  private final Disk disk;
  /** Those that may hold what is not flushed. */
  private final NavigableMap<Long, FileChannel> unflushed = new TreeMap<>();
  private long newest = NONE;

  /** Those in this folder; nothing is opened yet. */
  PartitionFiles(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /**
   * Makes sure that all is on the disk that was appended before. The first time that goes for
   * every segment: whoever appended before may have left it to somebody else.
   */
  void flush() throws IOException {
    boolean isFirst = newest == NONE;
    boolean areNew = openNew();
    for (var segment : unflushed.entrySet()) {
      disk.flush(path(segment.getKey()), segment.getValue());
    }
    if (areNew) {
      flushFolder(folder);
    }
    if (isFirst) {
      flushFolder(folder.resolveSibling(""));
    }
    while (unflushed.size() > 1) {
      unflushed.pollFirstEntry().getValue().close();
    }
  }

  /** Those that begin behind an offset, in their order. */
  long[] segmentsAfter(long offset) throws IOException {
    String[] names = folder.toFile().list();
    if (names == null) {
      throw new NoSuchFileException(folder.toString());
    }
    return Stream.of(names).filter(name -> SEGMENT.matcher(name).matches())
        .mapToLong(name -> Long.parseLong(name, 0, name.indexOf('.'), 10))
        .filter(first -> first > offset).sorted().toArray();
  }

  /** The last one. */
  long newestSegment() throws IOException {
    long[] segments = segmentsAfter(NONE);
    if (segments.length == 0) {
      throw new NoSuchFileException(folder.toString(), null, "it has no segment");
    }
    return segments[segments.length - 1];
  }

  /** To read it; the caller closes it. */
  FileChannel open(long segment) throws IOException {
    return FileChannel.open(path(segment), StandardOpenOption.READ);
  }

  private boolean openNew() throws IOException {
    long[] segments = segmentsAfter(newest);
    for (long segment : segments) {
      try {
        unflushed.put(segment, open(segment));
      } catch (NoSuchFileException _) {
        // Compacted meanwhile: the broker flushes what is left of it.
      }
      newest = segment;
    }
    return segments.length > 0;
  }

  private Path path(long segment) {
    return folder.resolve(String.format(Locale.ROOT, "%020d.log", segment));
  }

  /** So that what was made in it is found again. */
  private void flushFolder(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      disk.flush(path, channel);
    }
  }

  @Override
  public void close() {
    try {
      for (FileChannel segment : unflushed.values()) {
        segment.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
