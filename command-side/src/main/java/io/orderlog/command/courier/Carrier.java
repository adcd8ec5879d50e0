package io.orderlog.command.courier;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.settings.OneLine;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what follows from events, and parks the streams of those of which it cannot be delivered:
 * an event is carried or parked, and what comes behind a parked one of its stream is parked as well,
 * unless all that follows from it was on its way to others. Used by one thread.
 */
final class Carrier<E> {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  /** More than come meanwhile, so that a stream that is carried again is carried to its end. */
  private static final int MOST_OF_ONE = 2_000;
  private static final int MOST_AT_ONCE = 5_000;
  /** So long, the rest waits for what is tried again. */
  private static final Duration MOST_WAITED = Duration.ofSeconds(1);

  private final Source<E> source;
  private final EventLog<E> log;
  private final Recipients recipients;
  private final ParkedStreams parked;
  private final TimeSource clock;
  private final Carriages<E> carriages;
  private final CourierProgress progress;

  /** @param somethingEnded is run by any thread when there is a reason to {@link #goOn} */
  Carrier(Source<E> source, EventLog<E> log, Recipients recipients, ParkedStreams parked,
      CourierProgress progress, Runnable somethingEnded, TimeSource clock) {
    this.source = source;
    this.log = log;
    this.recipients = recipients;
    this.parked = parked;
    this.progress = progress;
    this.clock = clock;
    this.carriages = new Carriages<>(
        source, recipients::deliver, somethingEnded, clock, parked::isInTheWayOf);
  }

  /** Begins to carry an event, which may have been carried or parked in an earlier life. */
  void carry(RecordedEvent<E> event) {
    if (parked.has(event)
        || !carriages.add(event, () -> progress.take(event, 1))) {
      var _ = progress.take(event, 0);
    }
  }

  /**
   * Takes note of what has ended, sends what may be sent by then, and parks what could not be done.
   *
   * @throws LogUnavailableException if that is not certain; the next time does it
   */
  void goOn() {
    carriages.goOn();
    List<Carriages<E>.Carriage> undone = carriages.undone();
    Set<String> streams = new HashSet<>();
    parked.park(undone.stream().map(each -> toBeParked(each.event(), each.reason()
        .filter(_ -> streams.add(each.event().streamId()))
        .filter(_ -> !parked.isInTheWayOf(each.event().streamId(), each.event().version()))))
        .toList());
    undone.forEach(carriages::close);
  }

  /** How many commands have not ended, and events are not parked yet. */
  int notOver() {
    return carriages.notOver();
  }

  /** Whether something could not be done and is not parked yet. */
  boolean hasToPark() {
    return carriages.hasUndone();
  }

  /** How long until something is to be sent again, if anything is. */
  Optional<Duration> untilRetry() {
    return carriages.untilRetry();
  }

  /** @param reason if it is the first one of its stream */
  private ParkedCause toBeParked(RecordedEvent<E> event, Optional<String> reason) {
    reason.ifPresent(why -> LOG.warn("what follows from {} {} is parked from version {} on: {}",
        source.log().name(), event.streamId(), event.version(), why));
    return reason.map(why -> ParkedCause.failed(event, clock.instant(), why))
        .orElseGet(() -> ParkedCause.behind(event, clock.instant()));
  }

  /**
   * Tries again what is parked of the streams that are free to go, each up to the first event with
   * which something still goes wrong; what takes too long is left for the next time.
   *
   * @return whether there is more to try at once
   */
  boolean carryParked() throws InterruptedException {
    Semaphore notices = new Semaphore(0);
    Carriages<E> again = new Carriages<>(
        source, recipients::deliver, notices::release, clock, (_, _) -> false);
    List<ParkedCause> tried = new ArrayList<>();
    for (String streamId : parked.toBeCarried()) {
      if (tried.size() < MOST_AT_ONCE) {
        tried.addAll(send(parked.firstOf(streamId, MOST_OF_ONE), again));
      }
    }
    long start = clock.nanos();
    while (again.isUnderWay() && !clock.isPast(start, MOST_WAITED)) {
      boolean _ = notices.tryAcquire(again.untilRetry().orElse(MOST_WAITED).toMillis() + 1,
          TimeUnit.MILLISECONDS);
      again.goOn();
    }
    settle(tried, again);
    return !again.isUnderWay() && !parked.toBeCarried().isEmpty();
  }

  /** What of it is there to be tried. */
  private List<ParkedCause> send(List<ParkedCause> stream, Carriages<E> again) {
    try {
      read(stream).forEach(event -> again.add(event, () -> () -> {}));
      return stream;
    } catch (NotThereException | UnreadableEventException gone) {
      parked.park(List.of(stream.getFirst().failedAgain(OneLine.of(gone))));
      return List.of();
    }
  }

  private void settle(List<ParkedCause> tried, Carriages<E> again) {
    Map<String, Carriages<E>.Carriage> failed = new HashMap<>();
    again.undone().stream().filter(each -> each.reason().isPresent())
        .forEach(each -> failed.putIfAbsent(each.event().streamId(), each));
    // Before the others go, so that there is never a moment without one in the way.
    parked.park(tried.stream().flatMap(each -> Optional.ofNullable(failed.get(each.streamId()))
        .filter(first -> each.isOf(first.event()))
        .flatMap(first -> first.reason().map(each::failedAgain)).stream()).toList());
    parked.remove(tried.stream()
        .filter(each -> !again.has(each.streamId(), each.version())).toList());
  }

  private List<RecordedEvent<E>> read(List<ParkedCause> stream) {
    LogPosition first = stream.getFirst().position();
    List<RecordedEvent<E>> events = new ArrayList<>();
    try (LogReader<E> reader =
        log.openReader(Offsets.at(first.partition(), first.offset()))) {
      List<RecordedEvent<E>> read = List.of();
      for (ParkedCause each : stream) {
        Optional<RecordedEvent<E>> found = find(each, read);
        if (found.isEmpty()) {
          read = readFrom(each.position(), reader);
          found = find(each, read);
        }
        events.add(found.orElseThrow(() -> new NotThereException(each)));
      }
    }
    return events;
  }

  /** Some events from there on; none if the log ends before. */
  private List<RecordedEvent<E>> readFrom(LogPosition position, LogReader<E> reader) {
    int partition = position.partition();
    long end = log.endOffsets(Set.of(partition)).of(partition);
    reader.seek(partition, position.offset());
    long start = clock.nanos();
    while (reader.positions().of(partition) < end) {
      List<RecordedEvent<E>> read = reader.poll(POLL);
      if (!read.isEmpty()) {
        return read;
      }
      if (clock.isPast(start, PATIENCE)) {
        throw new LogUnavailableException("the log does not give the event at " + position, null);
      }
    }
    return List.of();
  }

  private static <E> Optional<RecordedEvent<E>> find(
      ParkedCause wanted, List<RecordedEvent<E>> among) {
    return among.stream().filter(wanted::isOf).findFirst();
  }

  /** The log has another event at that place, or none. */
  private static final class NotThereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotThereException(ParkedCause wanted) {
      super("the log has another event or none at " + wanted.position());
    }
  }
}
