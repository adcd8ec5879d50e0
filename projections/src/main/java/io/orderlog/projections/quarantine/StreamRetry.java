package io.orderlog.projections.quarantine;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.LogMatch;
import io.orderlog.projections.generation.ParkedEvent;
import io.orderlog.projections.generation.ParkedEvents;
import io.orderlog.projections.generation.WrongLogException;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;

/**
 * Applies the parked events of one stream to one projection. They are read from the log before the
 * generation is kept from moving, so that nobody waits for the log with it; if more were parked
 * meanwhile, all of it starts again. Used once, by one thread.
 */
public final class StreamRetry<E> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final ReadModelDatabase database;
  private final EventLog<E> log;
  private final Projection<E> projection;
  private final String streamId;
  private final Ticker ticker;
  private final Map<LogPosition, RecordedEvent<E>> events = new HashMap<>();

  /** A retry of all that is parked of the stream. */
  public StreamRetry(ReadModelDatabase database, EventLog<E> log, Projection<E> projection,
      String streamId, Ticker ticker) {
    this.database = database;
    this.log = log;
    this.projection = projection;
    this.streamId = streamId;
    this.ticker = ticker;
  }

  /**
   * What came of it, which is applied up to the first that still does not fit; empty if no event
   * of the stream is parked.
   *
   * @throws ReadModelUnavailableException if the database does not answer
   * @throws LogUnavailableException if the log does not give the events
   * @throws WrongLogException if the read model is of another log
   */
  public Optional<RetriedStream> run() {
    while (true) {
      Optional<ParkedEvents> parked = database.read(sql -> Quarantine.active(sql, projection));
      List<ParkedEvent> known = parked.map(
          active -> database.<List<ParkedEvent>>read(sql -> active.of(sql, streamId)))
          .orElse(List.of());
      if (parked.isEmpty() || known.isEmpty()) {
        return Optional.empty();
      }
      LogMatch.require(database, log, Checkpoints.of(projection, parked.get().generation()));
      read(known);
      Optional<RetriedStream> outcome = apply(parked.get());
      if (outcome.isPresent()) {
        return outcome;
      }
    }
  }

  /** The events as the log has them, which this version may read otherwise than the one before. */
  private void read(List<ParkedEvent> known) {
    LogPosition first = known.getFirst().position();
    try (LogReader<E> reader = log.openReader(
        Offsets.at(first.partition(), first.offset()))) {
      for (ParkedEvent event : known) {
        if (!events.containsKey(event.position())) {
          reader.seek(event.position().partition(), event.position().offset());
          events.put(event.position(), read(reader, event.position()));
        }
      }
    }
  }

  private RecordedEvent<E> read(LogReader<E> reader, LogPosition position) {
    long start = ticker.nanos();
    while (!ticker.isPast(start, PATIENCE)) {
      List<RecordedEvent<E>> read = reader.poll(POLL);
      if (!read.isEmpty() && read.getFirst().position().equals(position)) {
        return read.getFirst();
      }
    }
    throw new LogUnavailableException("the log does not give the event at " + position, null);
  }

  /** Nothing if something else is parked by now than what was read. */
  private Optional<RetriedStream> apply(ParkedEvents parked) {
    AtomicReference<Optional<RetriedStream>> outcome = new AtomicReference<>(Optional.empty());
    database.write(transaction -> outcome.set(Quarantine.lockActive(transaction, projection)
        .filter(parked::equals)
        .filter(active -> active.of(transaction, streamId).stream()
            .allMatch(event -> events.containsKey(event.position())))
        .map(active -> applyTo(transaction, active))));
    return outcome.get();
  }

  private RetriedStream applyTo(DSLContext transaction, ParkedEvents parked) {
    PoisonParking<E> applying = new PoisonParking<>(projection, parked.generation());
    int applied = 0;
    for (ParkedEvent event : parked.of(transaction, streamId)) {
      Optional<RuntimeException> failure = applying.tryToApply(
          transaction, List.of(readAt(event.position())));
      if (failure.isPresent()) {
        parked.setReason(transaction, event.position(), PoisonParking.reason(failure.get()));
        break;
      }
      parked.remove(transaction, event.position());
      applied++;
    }
    return new RetriedStream(projection.name(), applied, parked.of(transaction, streamId));
  }

  private RecordedEvent<E> readAt(LogPosition position) {
    RecordedEvent<E> event = events.get(position);
    if (event == null) {
      throw new IllegalStateException("the event at " + position + " was not read");
    }
    return event;
  }
}
