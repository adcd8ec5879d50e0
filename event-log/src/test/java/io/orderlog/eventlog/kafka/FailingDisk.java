package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.kafka.segments.Disk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A disk that knows how much of each file it was asked to keep, and of each folder which files,
 * until its power fails. What it would hold then can be had as often as there are chances for what
 * nobody has asked for: it may be there, or some of it, or nothing.
 */
final class FailingDisk implements Disk {

  private final Map<Path, Long> lengths = new HashMap<>();
  private final Set<Path> found = new HashSet<>();
  private final boolean takesNotice;
  private int left;

  /** Its power fails when it has been asked so many times. */
  FailingDisk(int flushes) {
    this(flushes, true);
  }

  private FailingDisk(int flushes, boolean takesNotice) {
    this.left = flushes;
    this.takesNotice = takesNotice;
  }

  /** One that says yes, and does nothing. */
  static FailingDisk thatForgets(int flushes) {
    return new FailingDisk(flushes, false);
  }

  @Override
  public synchronized void flush(Path path, FileChannel file) throws IOException {
    if (left == 0) {
      throw new IOException("the power has failed");
    }
    left--;
    if (!takesNotice) {
      return;
    }
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        files.forEach(found::add);
      }
    } else {
      lengths.put(path, file.size());
    }
  }

  /**
   * Makes a folder as it would be found on the disk when power is back.
   *
   * @param folder of a broker that nobody uses any more
   * @param chance decides what is there that did not have to be
   */
  synchronized void leave(Path folder, Random chance, Path left) throws IOException {
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {

      @Override
      public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes)
          throws IOException {
        Files.createDirectories(left.resolve(folder.relativize(each).toString()));
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
          throws IOException {
        leaveFile(each, chance, left.resolve(folder.relativize(each).toString()));
        return FileVisitResult.CONTINUE;
      }
    });
  }

  private void leaveFile(Path file, Random chance, Path copy) throws IOException {
    String name = file.getFileName().toString();
    boolean isRecords = name.endsWith(".log");
    if (isOfController(file)) {
      // It flushes by itself whatever it says.
      Files.copy(file, copy);
    } else if (isRecords && (found.contains(file) || chance.nextBoolean())) {
      Files.copy(file, copy);
      cut(copy, lengths.getOrDefault(file, 0L), chance);
    } else if (!isRecords && !isMadeAgain(name)) {
      Files.copy(file, copy);
    }
  }

  private static void cut(Path file, long flushed, Random chance) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int length = switch (chance.nextInt(4)) {
      case 0 -> (int) flushed;
      case 1 -> bytes.length;
      default -> chance.nextInt((int) flushed, bytes.length + 1);
    };
    Files.write(file, java.util.Arrays.copyOf(bytes, length));
  }

  private static boolean isOfController(Path file) {
    return String.valueOf(file.getParent()).endsWith("__cluster_metadata-0");
  }

  /** After a crash, the broker makes these from the records, and looks through all of them. */
  private static boolean isMadeAgain(String name) {
    return name.endsWith("index") || name.endsWith(".snapshot") || name.equals(".lock")
        || name.equals("recovery-point-offset-checkpoint") || name.equals(".kafka_cleanshutdown");
  }
}
