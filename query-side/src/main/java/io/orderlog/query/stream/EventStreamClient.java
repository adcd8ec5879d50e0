package io.orderlog.query.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.time.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One client of the stream, served by one thread until it goes, is cut off or the hub closes. What
 * it has got is told by a position of its own, which every event moves forward: an event before it
 * is one that the client has.
 *
 * <p>A client that is sent nothing for a while, because nothing happens or only what it does not
 * follow, gets a comment and the position. So both sides notice when the other has gone, and
 * whoever resumes need not read again what it does not follow.
 */
final class EventStreamClient<E> {

  private static final int QUEUE_CAPACITY = 10_000;
  private static final long HANDOVER_DISTANCE = 1_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(100);

  private final EventHub<E> hub;
  private final EventLog<E> log;
  private final OutputStream out;
  private final EventDocument<E> document;
  private final @Nullable String streamId;
  private final Ticker ticker;
  private final EventQueue<E> queue = new EventQueue<>(QUEUE_CAPACITY);
  /** By partition, where to go on; moves with every event. */
  private final SortedMap<Integer, Long> next;
  private long sentAt;

  /**
   * @param from where to go on
   * @param document how an event is shown
   * @param streamId only this stream's events; null for all
   */
  EventStreamClient(EventHub<E> hub, EventLog<E> log, OutputStream out, Offsets from,
      EventDocument<E> document, @Nullable String streamId, Ticker ticker) {
    this.hub = hub;
    this.log = log;
    this.out = out;
    this.next = new TreeMap<>(from.byPartition());
    this.document = document;
    this.streamId = streamId;
    this.ticker = ticker;
  }

  /**
   * Streams.
   *
   * @throws IOException when the client has gone
   */
  void run() throws IOException, InterruptedException {
    // The id alone, so that a client that is cut off before its first event misses none either.
    write("retry: 2000\nid: " + id() + "\n\n");
    flush();
    try {
      catchUpAndListen();
      while (!queue.isEnded()) {
        send(queue.take(HEARTBEAT.minus(ticker.since(sentAt))));
      }
    } finally {
      hub.leave(queue);
    }
  }

  /**
   * Reads on its own until it is near the hub's reader, listens, and then reads what that reader
   * had passed by then. Little piles up in the queue meanwhile.
   */
  private void catchUpAndListen() throws IOException, InterruptedException {
    readWhileBehind(hub::positions, HANDOVER_DISTANCE);
    Offsets live = hub.listen(queue);
    readWhileBehind(() -> live, 0);
  }

  private void readWhileBehind(Supplier<Offsets> goal, long distance)
      throws IOException, InterruptedException {
    Offsets start = new Offsets(next);
    if (start.behind(goal.get()) <= distance) {
      return;
    }
    while (!hub.mayCatchUp(POLL)) {
      heartbeatIfDue();
    }
    try (LogReader<E> reader = log.openReader(start)) {
      while (reader.positions().behind(goal.get()) > distance && !hub.isClosed()) {
        send(reader.poll(POLL));
      }
    } finally {
      hub.endCatchUp();
    }
  }

  private void send(List<RecordedEvent<E>> events) throws IOException {
    boolean sent = false;
    for (RecordedEvent<E> event : events) {
      int partition = event.position().partition();
      if (event.position().offset() >= next.getOrDefault(partition, 0L)) {
        next.put(partition, event.position().offset() + 1);
        if (streamId == null || streamId.equals(event.streamId())) {
          write("id: " + id() + "\ndata: " + document.json(event) + "\n\n");
          sent = true;
        }
      }
    }
    if (sent) {
      flush();
    } else {
      heartbeatIfDue();
    }
  }

  private void heartbeatIfDue() throws IOException {
    if (ticker.isPast(sentAt, HEARTBEAT)) {
      write("id: " + id() + "\n: still here\n\n");
      flush();
    }
  }

  private void flush() throws IOException {
    out.flush();
    sentAt = ticker.nanos();
  }

  private String id() {
    return StreamPosition.text(log.identity().id(), next);
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
  }
}
