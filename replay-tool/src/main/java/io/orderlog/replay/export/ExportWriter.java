package io.orderlog.replay.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.replay.ReplayedAggregate;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * An export that is being written: next to its place, and only when it is whole it is moved there,
 * so that no half export is ever taken for one. Compressed if its name ends in {@code .gz}.
 */
final class ExportWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final Path unfinished;
  private final OutputStream out;
  private final MessageDigest digest = Checksums.sha256();
  private final CloudEventLine lines;
  private long events;

  private ExportWriter(Path file, Path unfinished, OutputStream out, CloudEventLine lines) {
    this.lines = lines;
    this.file = file;
    this.unfinished = unfinished;
    this.out = out;
  }

  /**
   * Begins a file.
   *
   * @throws FileAlreadyExistsException if it is there already
   * @throws IOException if it cannot be written
   */
  static ExportWriter open(Path file, ReplayedAggregate<?, ?> aggregate) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new NoSuchFileException(String.valueOf(parent));
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    OutputStream raw = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES);
    return new ExportWriter(file, unfinished, file.toString().endsWith(".gz")
        ? new GZIPOutputStream(raw, BUFFER_BYTES)
        : raw, new CloudEventLine(aggregate));
  }

  void add(RecordedEvent<StoredEvent> event) throws IOException {
    byte[] line = (lines.of(event) + "\n").getBytes(UTF_8);
    digest.update(line);
    out.write(line);
    events++;
  }

  /** Writes the last line, and puts the file in its place; returns its checksum. */
  String finish() throws IOException {
    String checksum = HexFormat.of().formatHex(digest.digest());
    var end = new CloudEventLine.Content.End(events, checksum);
    out.write((lines.of(end) + "\n").getBytes(UTF_8));
    out.close();
    try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    try {
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException notThere) {
      Files.move(unfinished, file);
    }
    return checksum;
  }

  long events() {
    return events;
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    try (out) {
      Files.deleteIfExists(unfinished);
    }
  }
}
