package io.orderlog.projections.quarantine;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.LogMatch;
import io.orderlog.projections.generation.ParkedEvent;
import io.orderlog.projections.generation.ParkedEvents;
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
 * Applies the parked events of one order to one projection. They are read from the log before the
 * generation is kept from moving, so that nobody waits for the log with it; if more were parked
 * meanwhile, all of it begins anew. Used once, by one thread.
 */
final class OrderRetry {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final ReadModelDatabase database;
  private final EventLog<OrderEvent> log;
  private final Projection projection;
  private final String orderId;
  private final Ticker ticker;
  private final Map<LogPosition, RecordedEvent<OrderEvent>> events = new HashMap<>();

  OrderRetry(ReadModelDatabase database, EventLog<OrderEvent> log, Projection projection,
      String orderId, Ticker ticker) {
    this.database = database;
    this.log = log;
    this.projection = projection;
    this.orderId = orderId;
    this.ticker = ticker;
  }

  /** What came of it; nothing if no event of the order is parked. */
  Optional<RetriedOrder> run() {
    while (true) {
      Optional<ParkedEvents> parked = database.read(sql -> Quarantine.active(sql, projection));
      List<ParkedEvent> known = parked.map(
          active -> database.<List<ParkedEvent>>read(sql -> active.of(sql, orderId)))
          .orElse(List.of());
      if (parked.isEmpty() || known.isEmpty()) {
        return Optional.empty();
      }
      LogMatch.require(database, log, new Checkpoints(
          projection.name(), parked.get().generation()));
      read(known);
      Optional<RetriedOrder> outcome = apply(parked.get());
      if (outcome.isPresent()) {
        return outcome;
      }
    }
  }

  /** The events as the log has them, which this version may read otherwise than the one before. */
  private void read(List<ParkedEvent> known) {
    LogPosition first = known.getFirst().position();
    try (LogReader<OrderEvent> reader = log.openReader(
        Map.of(first.partition(), first.offset()))) {
      for (ParkedEvent event : known) {
        if (!events.containsKey(event.position())) {
          reader.seek(event.position().partition(), event.position().offset());
          events.put(event.position(), read(reader, event.position()));
        }
      }
    }
  }

  private RecordedEvent<OrderEvent> read(LogReader<OrderEvent> reader, LogPosition position) {
    long start = ticker.nanos();
    while (!ticker.isPast(start, PATIENCE)) {
      List<RecordedEvent<OrderEvent>> read = reader.poll(POLL);
      if (!read.isEmpty() && read.getFirst().position().equals(position)) {
        return read.getFirst();
      }
    }
    throw new LogUnavailableException("the log does not give the event at " + position, null);
  }

  /** Nothing if something else is parked by now than what was read. */
  private Optional<RetriedOrder> apply(ParkedEvents parked) {
    AtomicReference<Optional<RetriedOrder>> outcome = new AtomicReference<>(Optional.empty());
    database.write(transaction -> outcome.set(Quarantine.lockActive(transaction, projection)
        .filter(parked::equals)
        .filter(active -> active.of(transaction, orderId).stream()
            .allMatch(event -> events.containsKey(event.position())))
        .map(active -> applyTo(transaction, active))));
    return outcome.get();
  }

  private RetriedOrder applyTo(DSLContext transaction, ParkedEvents parked) {
    PoisonParking applying = new PoisonParking(projection, parked.generation());
    int applied = 0;
    for (ParkedEvent event : parked.of(transaction, orderId)) {
      Optional<RuntimeException> failure = applying.tryToApply(
          transaction, List.of(readAt(event.position())));
      if (failure.isPresent()) {
        parked.setReason(transaction, event.position(), PoisonParking.reason(failure.get()));
        break;
      }
      parked.remove(transaction, event.position());
      applied++;
    }
    return new RetriedOrder(projection.name(), applied, parked.of(transaction, orderId));
  }

  private RecordedEvent<OrderEvent> readAt(LogPosition position) {
    RecordedEvent<OrderEvent> event = events.get(position);
    if (event == null) {
      throw new IllegalStateException("the event at " + position + " was not read");
    }
    return event;
  }
}
