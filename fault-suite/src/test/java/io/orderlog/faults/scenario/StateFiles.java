package io.orderlog.faults.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What the command side keeps of its orders on disk, for tampering with it while nobody uses it.
 *
 * @param folder with a file for each writer slot
 */
record StateFiles(Path folder) {

  private static final int HEADERS_BYTES = 8 * 1024;
  private static final int STRETCH_BYTES = 64;

  /** Those in this {@code ORDERLOG_DATA}. */
  static StateFiles in(Path data) {
    return new StateFiles(data.resolve("command-side"));
  }

  /** All of them together, 0 without any. */
  long bytes() {
    return all().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /**
   * Another byte in each few, from after the file's two headers to near its end, so that no page
   * is whole: what was written before and has been rewritten since can be damaged without harm.
   */
  void damage(RandomGenerator random) throws IOException {
    for (Path file : all()) {
      byte[] content = Files.readAllBytes(file);
      for (int at = HEADERS_BYTES; at + STRETCH_BYTES < content.length; at += STRETCH_BYTES) {
        content[at + random.nextInt(STRETCH_BYTES)] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(file, content);
    }
  }

  void delete() throws IOException {
    for (Path file : all()) {
      Files.delete(file);
    }
  }

  /** Puts copies of all of them there instead of what is there. */
  void copyTo(StateFiles others) throws IOException {
    Files.createDirectories(others.folder);
    for (Path file : all()) {
      Files.copy(file, others.folder.resolve(file.getFileName()),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private List<Path> all() {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".mv")).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
