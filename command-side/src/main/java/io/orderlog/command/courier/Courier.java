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
  /** Commands that have not ended, before no further events are taken. */
  static final int MOST_UNDER_WAY = 1_000;

  private final String name;
  private final EventLog<E> log;
  private final Set<Integer> partitions;
  private final Source<E> source;
  private final Positions positions;
  private final Ticker ticker;
  private final Backlog<E> backlog = new Backlog<>();
  private final DutyThread thread;
  private final CourierProgress progress = new CourierProgress();
  private final Deliveries deliveries;
  private boolean started;
  private boolean loaded;
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
    this.positions = positions;
    this.ticker = ticker;
    this.storedAt = ticker.nanos();
    this.deliveries = new Deliveries(recipients::deliver, backlog::notice, ticker);
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
      awaitRoom();
      Work<E> work = backlog.next(atMost());
      deliveries.goOn();
      switch (work) {
        case Work.Events<E>(var events) -> carry(events);
        case Work.ReadLog<E> _ -> readLog();
        case Work.Rest<E> _ -> storeIfDue();
        case Work.End<E> _ -> {
          store();
          return;
        }
      }
    }
  }

  /** What has not ended is bounded, so that what waits for a stuck stream is. */
  private void awaitRoom() throws InterruptedException {
    while (deliveries.underWay() >= MOST_UNDER_WAY && !backlog.hasEnded()) {
      backlog.awaitNotice(atMost());
      deliveries.goOn();
      storeIfDue();
    }
  }

  /** Until there is something to do without anything that happens. */
  private Duration atMost() {
    Duration untilStore = progress.events() == 0
        ? LONG_REST
        : storeInterval().minus(ticker.since(storedAt));
    Duration next = deliveries.untilRetry().filter(retry -> retry.compareTo(untilStore) < 0)
        .orElse(untilStore);
    return next.isNegative() ? Duration.ZERO : next;
  }

  private Duration storeInterval() {
    return progress.hasDelivered() ? STORE_INTERVAL : LONG_REST;
  }

  private void readLog() throws InterruptedException {
    try {
      load();
      backlog.readingLog();
      Offsets end = log.endOffsets(partitions);
      try (LogReader<E> reader = log.openReader(progress.readFrom(partitions))) {
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
      deliveries.goOn();
      awaitRoom();
    }
  }

  private void load() {
    if (!loaded) {
      Map<Integer, Position> stored = new HashMap<>(positions.load(WHO, log.identity()));
      stored.keySet().retainAll(partitions);
      dropGone(stored);
      progress.goOn(stored);
      loaded = true;
    }
  }

  /** A place in a log that lost its end and has grown again is none: all is carried again then. */
  private void dropGone(Map<Integer, Position> stored) {
    Offsets end = log.endOffsets(partitions);
    stored.entrySet().removeIf(each -> {
      boolean gone = !isThere(each.getKey(), each.getValue(), end);
      if (gone) {
        LOG.warn("what follows from partition {} of {} is carried again from the start, because it"
            + " has no {} any more", each.getKey(), name, each.getValue());
      }
      return gone;
    });
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

  private void carry(List<RecordedEvent<E>> events) {
    for (RecordedEvent<E> event : events) {
      if (!progress.isTaken(event)) {
        carry(event);
      }
    }
    storeIfDue();
  }

  private void carry(RecordedEvent<E> event) {
    List<Outgoing<?>> outgoing = source.reactions().to(event.streamId(), event.data());
    Cause cause = source.cause(event);
    Runnable oneDone = progress.take(event, outgoing.size());
    for (int i = 0; i < outgoing.size(); i++) {
      deliveries.add(new Consequence(cause, i, outgoing.get(i)), oneDone);
    }
  }

  private void storeIfDue() {
    boolean due = progress.events() > 0 && ticker.isPast(storedAt, storeInterval());
    if (due || progress.events() > MOST_UNSTORED) {
      store();
    }
  }

  private void store() {
    if (progress.events() == 0) {
      return;
    }
    try {
      positions.store(WHO, log.identity(), progress.reached());
      progress.stored();
    } catch (RuntimeException failure) {
      // Some of it is delivered again if this process ends now.
      LOG.warn("how far {} was carried is not stored: {}", name, failure.getMessage());
    }
    storedAt = ticker.nanos();
  }
}
