package io.orderlog.command.courier;

import io.orderlog.command.courier.Backlog.Work;
import io.orderlog.command.write.AppendListener;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.process.DutyThread;
import io.orderlog.settings.OneLine;
import io.orderlog.time.Ticker;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what follows from the events of one writer to the writers that it is for, in a thread of
 * its own. It hears of events from their writer, when they are as durable as answered commands; what
 * it has not heard of it reads in the log. Its place is stored behind what has been delivered, so
 * after any end the next one delivers some of it again, which the keys of the commands make
 * harmless. What cannot be delivered is parked together with what comes behind it of its stream, and
 * is tried again when an operator asks for it. When too much is parked, it stops until it is less.
 */
public final class Courier<E> implements AppendListener<E> {

  /** Whose positions these are, and who has parked what is parked. */
  public static final String WHO = "courier";

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration STORE_INTERVAL = Duration.ofMillis(500);
  private static final Duration LONG_REST = Duration.ofMinutes(1);
  /** Between looks at what operators say about what is parked, if anything is. */
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration LONGEST_LOOK_PAUSE = Duration.ofMinutes(1);
  /** A look takes this part of the time at most. */
  private static final int LOOK_SHARE = 10;
  /** Of events from which nothing follows, before a place is stored all the same. */
  private static final int MOST_UNSTORED = 10_000;
  /** Commands that have not ended, before no further events are taken. */
  static final int MOST_UNDER_WAY = 1_000;

  private final String name;
  private final EventLog<E> log;
  private final Set<Integer> partitions;
  private final Positions positions;
  private final ParkedStreams parked;
  private final Ticker ticker;
  private final Backlog<E> backlog = new Backlog<>();
  private final DutyThread thread;
  private final CourierProgress progress = new CourierProgress();
  private final Carrier<E> carrier;
  private boolean started;
  private volatile boolean loaded;
  private Map<Integer, Position> stored = Map.of();
  private long storedAt;
  private long lookedAt;
  private Duration lookPause = LOOK;
  private boolean lookDue;
  private volatile @Nullable String trouble;

  /**
   * One that waits for its writer to serve.
   *
   * @param source what it carries
   * @param slot of the writer
   * @param partitions of the slot
   * @param notes what earlier ones have left, and this one leaves
   */
  public Courier(Source<E> source, int slot, EventLog<E> log, Set<Integer> partitions,
      Recipients recipients, CourierNotes notes, TimeSource clock) {
    this.name = source.log().name();
    this.log = log;
    this.partitions = Set.copyOf(partitions);
    this.positions = notes.positions();
    this.parked = new ParkedStreams(notes.parked(), log.identity(), this.partitions);
    this.ticker = clock;
    this.storedAt = clock.nanos();
    this.lookedAt = clock.nanos();
    this.carrier = new Carrier<>(
        source, log, recipients, parked, progress, backlog::notice, clock);
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
    // Somebody else may serve meanwhile. Last, so that what is being loaded now does not count.
    loaded = false;
  }

  @Override
  public void ended() {
    backlog.end();
    thread.stop();
  }

  /** The name of the log whose events it carries. */
  public String logName() {
    return name;
  }

  /** Of how many streams something is parked; none when there is no writer any more. */
  public int parkedStreams() {
    return backlog.hasEnded() ? 0 : parked.streams();
  }

  /** Why nothing more is carried until somebody does something about it, if that is so. */
  public Optional<String> reasonStopped() {
    return backlog.hasEnded()
        ? Optional.empty()
        : parked.tooMuch().or(() -> Optional.ofNullable(trouble));
  }

  private void run() throws InterruptedException {
    while (true) {
      awaitRoom();
      lookAtParked();
      if (hasRoom() || backlog.hasEnded()) {
        Work<E> work = backlog.next(atMost());
        goOn();
        switch (work) {
          case Work.Events<E>(var events) -> attempt(() -> carry(events));
          case Work.ReadLog<E> _ -> attempt(this::readLog);
          case Work.Rest<E> _ -> storeIfDue();
          case Work.End<E> _ -> {
            store();
            return;
          }
        }
      }
    }
  }

  /** What has not ended is bounded, so that what waits for a stuck stream is; so is what is parked. */
  private boolean hasRoom() {
    return carrier.notOver() < MOST_UNDER_WAY && parked.tooMuch().isEmpty();
  }

  private void awaitRoom() throws InterruptedException {
    while (!hasRoom() && !backlog.hasEnded()) {
      backlog.awaitNotice(atMost());
      goOn();
      storeIfDue();
      lookAtParked();
    }
  }

  /** What cannot be parked at present is tried again with the next step, a little later. */
  private void goOn() throws InterruptedException {
    if (!succeeds(carrier::goOn)) {
      thread.pause(RETRY);
    }
  }

  /** Until there is something to do without anything that happens. */
  private Duration atMost() {
    Duration untilStore = progress.events() == 0
        ? LONG_REST
        : storeInterval().minus(ticker.since(storedAt));
    Duration untilLook = parked.isEmpty()
        ? LONG_REST
        : lookDue && backlog.isServing() ? Duration.ZERO : lookPause;
    Duration next = shorter(shorter(untilStore, untilLook),
        carrier.untilRetry().orElse(LONG_REST));
    Duration soon = carrier.hasToPark() ? shorter(next, RETRY) : next;
    return soon.isNegative() ? Duration.ZERO : soon;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  /** If it fails, all that was not taken is read in the log. */
  private void attempt(Step step) throws InterruptedException {
    if (succeeds(step)) {
      trouble = null;
    } else {
      backlog.forget();
      thread.pause(RETRY);
    }
  }

  private boolean succeeds(Step step) throws InterruptedException {
    try {
      step.run();
      return true;
    } catch (LogUnavailableException passing) {
      LOG.warn("what follows from {} is not carried at present: {}", name, passing.getMessage());
    } catch (RuntimeException defect) {
      String reason = "what follows from " + name + " is not carried: " + OneLine.of(defect);
      if (!reason.equals(trouble)) {
        LOG.warn(reason, defect);
      }
      trouble = reason;
    }
    return false;
  }

  /** Now and then, if anything is parked: an operator may have asked for it, or given it up. */
  private void lookAtParked() throws InterruptedException {
    if (parked.isEmpty() || !backlog.isServing()
        || !(lookDue || ticker.isPast(lookedAt, lookPause))) {
      return;
    }
    long start = ticker.nanos();
    boolean known = succeeds(() -> {
      parked.load();
      parked.forgetDiscarded(stored);
      lookDue = carrier.carryParked();
    });
    if (!known) {
      loaded = false;
      lookDue = false;
      backlog.forget();
    }
    Duration inProportion = ticker.since(start).multipliedBy(LOOK_SHARE);
    lookPause = inProportion.compareTo(LOOK) < 0
        ? LOOK
        : shorter(inProportion, LONGEST_LOOK_PAUSE);
    lookedAt = ticker.nanos();
  }

  private Duration storeInterval() {
    return progress.hasDelivered() ? STORE_INTERVAL : LONG_REST;
  }

  private void readLog() throws InterruptedException {
    load();
    if (parked.tooMuch().isEmpty()) {
      backlog.readingLog();
      Offsets end = log.endOffsets(partitions);
      try (LogReader<E> reader = log.openReader(progress.readFrom(partitions))) {
        readTo(end, reader);
      }
    }
    if (!loaded) {
      // The writer has stopped since the places were loaded, and may serve again already.
      backlog.forget();
    }
  }

  private void readTo(Offsets end, LogReader<E> reader) throws InterruptedException {
    while (!reader.positions().reaches(end) && backlog.isServing() && loaded) {
      List<RecordedEvent<E>> read = reader.poll(POLL);
      if (!read.isEmpty()) {
        // A reader may be ahead of the disk, and what is sent cannot be taken back.
        log.flush(reader.positions());
        carry(read);
      }
      goOn();
      awaitRoom();
      lookAtParked();
    }
  }

  /** What is parked, before anything is carried; and how far others have come, if they have. */
  private void load() {
    if (!loaded) {
      loaded = true;
      try {
        parked.load();
        lookDue = true;
        Map<Integer, Position> found = new HashMap<>(positions.load(WHO, log.identity()));
        found.keySet().retainAll(partitions);
        dropGone(found);
        progress.goOn(found);
        stored = Map.copyOf(found);
      } catch (RuntimeException unknown) {
        loaded = false;
        throw unknown;
      }
    }
  }

  /** A place in a log that lost its end and has grown again is none: all is carried again then. */
  private void dropGone(Map<Integer, Position> found) {
    Offsets end = log.endOffsets(partitions);
    found.entrySet().removeIf(each -> {
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
        carrier.carry(event);
      }
    }
    if (carrier.hasToPark()) {
      carrier.goOn();
    }
    storeIfDue();
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
      Map<Integer, Position> reached = progress.reached();
      positions.store(WHO, log.identity(), reached);
      progress.stored();
      stored = reached;
    } catch (RuntimeException failure) {
      // Some of it is delivered again if this process ends now.
      LOG.warn("how far {} was carried is not stored: {}", name, failure.getMessage());
    }
    storedAt = ticker.nanos();
  }
}
