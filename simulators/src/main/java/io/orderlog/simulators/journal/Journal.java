package io.orderlog.simulators.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with one JSON document a line, to which lines are only ever added. A line is whole or not
 * there: one that a kill has torn is dropped when the file is opened again. One process at a time
 * has it. Used by one thread at a time.
 *
 * @param <T> what a line says
 */
public final class Journal<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private static final JsonMapper JSON = JsonMapper.builder()
      .changeDefaultPropertyInclusion(
          included -> included.withValueInclusion(JsonInclude.Include.NON_NULL))
      .build();

  /** Where a line is, so that who needs it seldom need not keep what it says. */
  public record Place(long start, int bytes) {}

  private final Path file;
  private final Class<T> type;
  private final FileChannel channel;
  /** Where the last whole line ends. */
  private long end;

  private Journal(Path file, Class<T> type, FileChannel channel) {
    this.file = file;
    this.type = type;
    this.channel = channel;
  }

  /**
   * Opens the file, or makes it, and reads it from its first line on.
   *
   * @param reader gets each line, and where it is
   * @throws UnusableJournalException if that is not possible, or a line is broken that is not the
   *     last one
   */
  public static <T> Journal<T> open(Path file, Class<T> type,
      BiConsumer<T, Place> reader) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
          StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        Journal<T> journal = new Journal<>(file, type, channel);
        journal.lock();
        journal.readAll(reader);
        return journal;
      } catch (IOException | RuntimeException failure) {
        channel.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UnusableJournalException(file + " cannot be used: " + failure, failure);
    }
  }

  /**
   * Adds a line. When this returns, it is on the disk.
   *
   * @return where it is
   * @throws UncheckedIOException if the file does not take it; then it is not in the file
   */
  public Place append(T line) {
    return add(line, true);
  }

  /**
   * Adds a line that a kill leaves there, but a loss of power may take.
   *
   * @return where it is
   * @throws UncheckedIOException if the file does not take it; then it is not in the file
   */
  public Place note(T line) {
    return add(line, false);
  }

  /**
   * Reads one line.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public T read(Place place) {
    ByteBuffer bytes = ByteBuffer.allocate(place.bytes());
    try {
      for (long at = place.start(); bytes.hasRemaining();) {
        int read = channel.read(bytes, at);
        if (read < 0) {
          throw new EOFException("it ends before a line that was there");
        }
        at += read;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(file + " cannot be read", failure);
    }
    return JSON.readValue(bytes.array(), type);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The system lets go of it when the process ends, however it ends. */
  private void lock() throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException ownProcess) {
      throw new UnusableJournalException(file + " is in use by this process", ownProcess);
    }
    throw new UnusableJournalException(file + " is in use by another process");
  }

  private void readAll(BiConsumer<T, Place> reader) throws IOException {
    long size = channel.size();
    int number = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        number++;
        long after = end + line.size() + 1;
        if (!take(line.toByteArray(), reader, number, after == size)) {
          break;
        }
        end = after;
        line.reset();
      } else {
        line.write(next);
      }
    }
    if (end < size) {
      LOG.warn("{} ended in the middle of a line, which is dropped", file);
      channel.truncate(end);
    }
  }

  /** Whether it is a line; the last one need not be. */
  private boolean take(
      byte[] line, BiConsumer<T, Place> reader, int number, boolean isLast) {
    T read;
    try {
      read = JSON.readValue(line, type);
    } catch (JacksonException broken) {
      if (isLast) {
        return false;
      }
      throw new UnusableJournalException(file + " is broken in line " + number
          + ", and nothing was changed; restore it, or delete it to begin anew", broken);
    }
    reader.accept(read, new Place(end, line.length));
    return true;
  }

  private Place add(T line, boolean toDisk) {
    ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(UTF_8));
    long after = end;
    try {
      while (bytes.hasRemaining()) {
        after += channel.write(bytes, after);
      }
      if (toDisk) {
        channel.force(false);
      }
      Place place = new Place(end, bytes.limit() - 1);
      end = after;
      return place;
    } catch (IOException failure) {
      takeBack(failure);
      throw new UncheckedIOException(file + " does not take what has happened", failure);
    }
  }

  /** Half a line is overwritten by the next one, and is dropped if there is no next one. */
  private void takeBack(IOException failure) {
    try {
      channel.truncate(end);
    } catch (IOException stillThere) {
      failure.addSuppressed(stillThere);
    }
  }
}
