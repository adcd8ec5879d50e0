package io.orderlog.command.courier;

import io.orderlog.command.courier.Backlog.Work;
import io.orderlog.command.write.AppendListener;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.process.DutyThread;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what follows from the events of one writer to the writers that it is for, in a thread of
 * its own. It hears of events from their writer, when they are as durable as answered commands; what
 * it has not heard of it reads in the log. Its place is stored behind what has been delivered, so
 * after any end the next one delivers some of it again, which the keys of the commands make
 * harmless.
 */
public final class Courier<E> implements AppendListener<E> {

  /** Whose positions these are. */
  static final String WHO = "courier";

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration STORE_INTERVAL = Duration.ofMillis(500);
  private static final Duration LONG_REST = Duration.ofMinutes(1);
  /** Of events from which nothing follows, before a place is stored all the same. */
  private static final int MOST_UNSTORED = 10_000;

  private final String name;
  private final EventLog<E> log;
  private final Set<Integer> partitions;
  private final Source<E> source;
  private final Recipients recipients;
  private final Positions positions;
  private final Ticker ticker;
  private final Backlog<E> backlog = new Backlog<>();
  private final DutyThread thread;
  private final Map<Integer, Position> reached = new HashMap<>();
  private boolean started;
  private boolean loaded;
  private boolean delivered;
  private int passedSinceStore;
  private long storedAt;

  /**
   * One that waits for its writer to serve.
   *
   * @param source what it carries
   * @param slot of the writer
   * @param partitions of the slot
   */
  public Courier(Source<E> source, int slot, EventLog<E> log, Set<Integer> partitions,
      Recipients recipients, Positions positions, Ticker ticker) {
    this.name = source.log().name();
    this.log = log;
    this.partitions = Set.copyOf(partitions);
    this.source = source;
    this.recipients = recipients;
    this.positions = positions;
    this.ticker = ticker;
    this.storedAt = ticker.nanos();
    this.thread = new DutyThread("courier-" + name + "-" + slot, this::run);
  }

  @Override
  public void serving() {
    if (!started) {
      started = true;
      thread.start();
    }
    backlog.serving();
  }

  @Override
  public void appended(List<RecordedEvent<E>> events) {
    backlog.add(events);
  }

  @Override
  public void stopped() {
    backlog.stopped();
  }

  @Override
  public void ended() {
    backlog.end();
    thread.stop();
  }

  private void run() throws InterruptedException {
    while (true) {
      switch (backlog.next(delivered ? STORE_INTERVAL : LONG_REST)) {
        case Work.Events<E>(var events) -> carry(events);
        case Work.ReadLog<E> _ -> readLog();
        case Work.Rest<E> _ -> store();
        case Work.End<E> _ -> {
          store();
          return;
        }
      }
    }
  }

  private void readLog() throws InterruptedException {
    try {
      load();
      backlog.readingLog();
      Offsets end = log.endOffsets(partitions);
      try (LogReader<E> reader = log.openReader(from())) {
        readTo(end, reader);
      }
    } catch (RuntimeException failure) {
      LOG.warn("what follows from {} is not carried at present: {}", name, failure.getMessage());
      backlog.forget();
      thread.pause(RETRY);
    }
  }

  private void readTo(Offsets end, LogReader<E> reader) throws InterruptedException {
    while (!reader.positions().reaches(end) && backlog.isServing()) {
      List<RecordedEvent<E>> read = reader.poll(POLL);
      if (!read.isEmpty()) {
        // A reader may be ahead of the disk, and what is sent cannot be taken back.
        log.flush(reader.positions());
        carry(read);
      }
    }
  }

  /** Behind the last one carried, which is met again if its place was stored in another life. */
  private Offsets from() {
    Map<Integer, Long> from = new HashMap<>();
    partitions.forEach(partition -> from.put(partition,
        reached.containsKey(partition) ? reached.get(partition).offset() : 0L));
    return new Offsets(from);
  }

  private void load() {
    if (!loaded) {
      Map<Integer, Position> stored = positions.load(WHO, log.identity());
      stored.keySet().retainAll(partitions);
      reached.putAll(stored);
      requireThere();
      loaded = true;
    }
  }

  /** A place in a log that lost its end and has grown again is none: all is carried again then. */
  private void requireThere() {
    Offsets end = log.endOffsets(partitions);
    for (int partition : partitions) {
      Position position = reached.get(partition);
      if (position != null && !isThere(partition, position, end)) {
        LOG.warn("what follows from partition {} of {} is carried again from the start, because it"
            + " has no {} any more", partition, name, position);
        reached.remove(partition);
      }
    }
  }

  private boolean isThere(int partition, Position position, Offsets end) {
    if (position.offset() >= end.of(partition)) {
      return false;
    }
    try (LogReader<E> reader = log.openReader(Offsets.at(partition, position.offset()))) {
      List<RecordedEvent<E>> found = List.of();
      while (found.isEmpty() && reader.positions().of(partition) < end.of(partition)) {
        found = reader.poll(POLL);
      }
      return !found.isEmpty() && position.isBehind(found.getFirst());
    }
  }

  private void carry(List<RecordedEvent<E>> events) throws InterruptedException {
    List<Consequence> consequences = new ArrayList<>();
    Map<Integer, Position> behind = new HashMap<>();
    for (RecordedEvent<E> event : events) {
      if (!isCarried(event)) {
        addConsequences(event, consequences);
        behind.put(event.position().partition(), Position.behind(event));
      }
    }
    if (!consequences.isEmpty() && !new DeliveryRound(recipients::deliver, ticker)
        .deliver(consequences, backlog::hasEnded)) {
      return;
    }
    reached.putAll(behind);
    passedSinceStore += events.size();
    delivered |= !consequences.isEmpty();
    storeIfDue();
  }

  private boolean isCarried(RecordedEvent<E> event) {
    Position position = reached.get(event.position().partition());
    return position != null && event.position().offset() <= position.offset();
  }

  private void addConsequences(RecordedEvent<E> event, List<Consequence> consequences) {
    List<Outgoing<?>> outgoing = source.reactions().to(event.streamId(), event.data());
    Cause cause = source.cause(event);
    for (int i = 0; i < outgoing.size(); i++) {
      consequences.add(new Consequence(cause, i, outgoing.get(i)));
    }
  }

  private void storeIfDue() {
    if ((delivered && ticker.isPast(storedAt, STORE_INTERVAL))
        || passedSinceStore > MOST_UNSTORED) {
      store();
    }
  }

  private void store() {
    if (passedSinceStore == 0) {
      return;
    }
    try {
      positions.store(WHO, log.identity(), Map.copyOf(reached));
      delivered = false;
      passedSinceStore = 0;
    } catch (RuntimeException failure) {
      // Some of it is delivered again if this process ends now.
      LOG.warn("how far {} was carried is not stored: {}", name, failure.getMessage());
    }
    storedAt = ticker.nanos();
  }
}
