package io.orderlog.replay.export;

import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.replay.export.CloudEventLine.Content;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Reads an export from its beginning to its end, a line at a time. */
final class ExportReader {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MOST_BYTES_IN_A_LINE = 8 * 1024 * 1024;

  /** With which every gzip file begins. */
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private final Path file;
  private final String noun;
  private final CloudEventLine lines;

  ExportReader(Path file, ReplayedAggregate<?, ?> aggregate) {
    this.file = file;
    this.noun = aggregate.log().noun();
    this.lines = new CloudEventLine(aggregate);
  }

  /**
   * Hands over every event in the order of the file. If the consumer finds a bad one, its {@link
   * BadExportException} is thrown with the line. What came before an exception has been handed over
   * by then, so a caller that must have all or nothing reads twice.
   *
   * @return how many they were
   * @throws BadExportException if the file is cut off, has a bad line or another checksum
   * @throws IOException if it cannot be read
   */
  long read(Consumer<NewEvent<StoredEvent>> events) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
      if (!isGzip(raw)) {
        return read(raw, events);
      }
      GzipFile gzip = new GzipFile(raw, BUFFER_BYTES);
      long read = read(new BufferedInputStream(gzip, BUFFER_BYTES), events);
      if (!gzip.endsHere()) {
        throw new BadExportException(file + " has more after the end of its compressed data:"
            + " nothing may follow them");
      }
      return read;
    } catch (ZipException damaged) {
      throw new BadExportException(file + " is no sound gzip file: " + damaged.getMessage());
    }
  }

  /** Whatever its name is: some copy a file under another one. */
  private static boolean isGzip(InputStream raw) throws IOException {
    raw.mark(GZIP.length);
    boolean gzip = Arrays.equals(raw.readNBytes(GZIP.length), GZIP);
    raw.reset();
    return gzip;
  }

  private long read(InputStream in, Consumer<NewEvent<StoredEvent>> events) throws IOException {
    MessageDigest digest = Checksums.sha256();
    VersionSequence versions = new VersionSequence(noun);
    long number = 1;
    try {
      ExportLine line = nextLine(in, number);
      while (!(content(line, versions, events, number) instanceof Content.End end)) {
        digest.update(line.bytes());
        digest.update((byte) '\n');
        number++;
        line = nextLine(in, number);
      }
      requireWhole(end, number, digest);
      requireNothingBehind(in, number);
      return number - 1;
    } catch (EOFException early) {
      throw cutOff(number);
    }
  }

  private ExportLine nextLine(InputStream in, long number) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        return new ExportLine(line.toByteArray(), false);
      }
      if (line.size() == MOST_BYTES_IN_A_LINE) {
        throw new BadExportException(file + " line " + number + ": it is longer than "
            + MOST_BYTES_IN_A_LINE + " bytes, so this is no export");
      }
      line.write(next);
      next = in.read();
    }
    return new ExportLine(line.toByteArray(), true);
  }

  private Content content(ExportLine line, VersionSequence versions,
      Consumer<NewEvent<StoredEvent>> events, long number) {
    if (!line.ended()) {
      return endIn(line).orElseThrow(() -> cutOff(number));
    }
    try {
      line.requireAsWritten(number == 1);
      Content content = lines.read(line.bytes());
      if (content instanceof Content.Event(var event)) {
        versions.take(event);
        events.accept(event);
      }
      return content;
    } catch (BadExportException bad) {
      throw new BadExportException(file + " line " + number + ": " + bad.getMessage());
    }
  }

  /** The last line may lack its line end, as some editors leave it. */
  private Optional<Content> endIn(ExportLine line) {
    try {
      return Optional.of(lines.read(line.bytes())).filter(Content.End.class::isInstance);
    } catch (BadExportException cutOff) {
      return Optional.empty();
    }
  }

  private void requireWhole(Content.End end, long number, MessageDigest digest) {
    long events = number - 1;
    if (end.events() != events) {
      throw new BadExportException(file + " line " + number + ": it says that there are "
          + end.events() + " events, but " + events + " stand before it: lines were taken out or"
          + " put in");
    }
    String checksum = HexFormat.of().formatHex(digest.digest());
    if (!end.sha256().equals(checksum)) {
      throw new BadExportException(file + " line " + number + ": it says that the SHA-256 of all"
          + " events is " + end.sha256() + ", but it is " + checksum + ": the file was changed"
          + " since it was written");
    }
  }

  private void requireNothingBehind(InputStream in, long number) throws IOException {
    if (in.read() >= 0) {
      throw new BadExportException(
          file + " line " + (number + 1) + ": nothing may follow the line with the checksum");
    }
  }

  private BadExportException cutOff(long number) {
    return new BadExportException(file + " is cut off in line " + Math.max(1, number)
        + ": the line with the checksum, which is the last one, is missing");
  }
}
