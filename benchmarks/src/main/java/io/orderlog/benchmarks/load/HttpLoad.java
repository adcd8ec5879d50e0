package io.orderlog.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Clients over HTTP, each on a connection of its own: a client sends its next request when it has
 * the answer to its last and, if there is a pace, when the next request is due. One thread drives
 * them all, because on a machine of two cores clients that cost as much as the server would measure
 * themselves.
 */
public final class HttpLoad {

  /** As fast as the answers come. */
  public static final double NO_PACE = Double.POSITIVE_INFINITY;

  private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1000;
  private static final int PRECISION_DIGITS = 3;
  private static final long SILENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final URI server;
  private final int connections;
  private final double pace;
  private final RequestSource requests;
  private final Queue<Connection> idle = new ArrayDeque<>();
  private final Map<Integer, Long> answered = new TreeMap<>();
  private final Histogram latency = new Histogram(HIGHEST_MICROS, PRECISION_DIGITS);
  private boolean drains;

  /**
   * To be run once.
   *
   * @param server host and port
   * @param connections how many requests are under way at a time, at most
   * @param pace requests per second over all connections, at most
   */
  public HttpLoad(URI server, int connections, double pace, RequestSource requests) {
    this.server = server;
    this.connections = connections;
    this.pace = pace;
    this.requests = requests;
  }

  /**
   * Sends for this long and counts what is answered in the time after the warm-up.
   *
   * @throws UncheckedIOException if the server cuts a connection or says nothing for 30 s
   */
  public LoadResult run(Duration warmUp, Duration measured) {
    List<Connection> open = new ArrayList<>();
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        open.add(Connection.open(
            new InetSocketAddress(server.getHost(), server.getPort()), selector));
      }
      idle.addAll(open);
      return drive(selector, warmUp, measured);
    } catch (IOException failure) {
      throw new UncheckedIOException("load on " + server, failure);
    } finally {
      open.forEach(Connection::close);
    }
  }

  /**
   * Sends for this long, and waits for the answers to all that was sent; all of them count, and all
   * of the time.
   *
   * @throws UncheckedIOException if the server cuts a connection or says nothing for 30 s
   */
  public LoadResult runToEnd(Duration sending) {
    drains = true;
    return run(Duration.ZERO, sending);
  }

  private LoadResult drive(Selector selector, Duration warmUp, Duration measured)
      throws IOException {
    double nanosBetween = 1e9 / pace;
    long start = System.nanoTime();
    long from = start + warmUp.toNanos();
    long until = from + measured.toNanos();
    long heardAt = start;
    double due = start;
    for (long now = start; now < until || isDraining(); now = System.nanoTime()) {
      while (!idle.isEmpty() && due <= now && now < until) {
        idle.remove().send(requests.next());
        due += nanosBetween;
      }
      if (select(selector, now < until ? due - now : NO_PACE) > 0) {
        heardAt = now;
        take(selector, from);
      } else if (now - heardAt > SILENCE_NANOS && idle.size() < connections) {
        throw new IOException("no answer for 30 s");
      }
    }
    return new LoadResult(answered, Duration.ofNanos(System.nanoTime() - from), latency);
  }

  private boolean isDraining() {
    return drains && idle.size() < connections;
  }

  /** Waits for answers, or for the next request to be due. */
  private int select(Selector selector, double nanosToNext) throws IOException {
    long millis = idle.isEmpty() ? 1_000 : (long) Math.min(1_000, nanosToNext / 1e6);
    return millis > 0 ? selector.select(millis) : selector.selectNow();
  }

  private void take(Selector selector, long from) throws IOException {
    for (SelectionKey key : selector.selectedKeys()) {
      Connection connection = (Connection) key.attachment();
      if (key.isWritable()) {
        connection.write();
      } else {
        read(connection, from);
      }
    }
    selector.selectedKeys().clear();
  }

  private void read(Connection connection, long from) throws IOException {
    OptionalInt status = connection.read();
    if (status.isEmpty()) {
      return;
    }
    long now = System.nanoTime();
    if (now >= from) {
      answered.merge(status.getAsInt(), 1L, Long::sum);
      latency.recordValue(
          Math.min(HIGHEST_MICROS, Math.max(1, (now - connection.sentAtNanos()) / 1000)));
    }
    idle.add(connection);
  }
}
