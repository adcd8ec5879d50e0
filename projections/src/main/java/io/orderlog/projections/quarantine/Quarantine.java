package io.orderlog.projections.quarantine;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.ParkedEvent;
import io.orderlog.projections.generation.ParkedEvents;
import io.orderlog.projections.generation.WrongLogException;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.time.Ticker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The orders whose events the active generations of the read models could not take in, as operators
 * deal with them. A rebuild begins without any. Thread-safe. All methods throw
 * {@link ReadModelUnavailableException} if the database does not answer.
 */
public final class Quarantine {

  private final ReadModelDatabase database;
  private final EventLog<OrderEvent> log;
  private final List<Projection> projections;
  private final Ticker ticker;

  public Quarantine(ReadModelDatabase database, EventLog<OrderEvent> log,
      List<Projection> projections, Ticker ticker) {
    this.database = database;
    this.log = log;
    this.projections = List.copyOf(projections);
    this.ticker = ticker;
  }

  /** Every parked order, by projection and order id. */
  public List<ParkedOrder> list() {
    return database.read(snapshot -> projections.stream()
        .flatMap(projection -> active(snapshot, projection).stream())
        .flatMap(parked -> byOrder(parked.all(snapshot)).stream())
        .toList());
  }

  /** The parked events of an order, by projection and in their sequence; empty if none are. */
  public List<ParkedEvent> show(String orderId) {
    return database.read(snapshot -> projections.stream()
        .flatMap(projection -> active(snapshot, projection).stream())
        .flatMap(parked -> parked.of(snapshot, orderId).stream())
        .toList());
  }

  /**
   * Applies an order's parked events in their sequence, up to the first that still does not fit.
   *
   * @return one outcome for each projection that had parked it
   * @throws LogUnavailableException if the log does not give the events
   * @throws WrongLogException if the read model is of another log
   */
  public List<RetriedOrder> retry(String orderId) {
    return projections.stream()
        .flatMap(projection -> new OrderRetry(database, log, projection, orderId, ticker).run()
            .stream())
        .toList();
  }

  /**
   * Forgets an order's parked events: the read models go on without them. Later events of the order
   * that do not fit without them are parked again.
   *
   * @return how many events were forgotten, in all projections
   */
  public int discard(String orderId) {
    List<ParkedEvent> discarded = new ArrayList<>();
    for (Projection projection : projections) {
      database.write(transaction -> lockActive(transaction, projection).ifPresent(parked -> {
        List<ParkedEvent> events = parked.of(transaction, orderId);
        events.forEach(event -> parked.remove(transaction, event.position()));
        discarded.addAll(events);
      }));
    }
    return discarded.size();
  }

  static Optional<ParkedEvents> active(DSLContext database, Projection projection) {
    return new Generations(projection.name()).active(database)
        .map(generation -> new ParkedEvents(projection.name(), generation));
  }

  /** Keeps the generation from moving, so that no event of the order slips past its parked ones. */
  static Optional<ParkedEvents> lockActive(DSLContext transaction, Projection projection) {
    active(transaction, projection).ifPresent(parked -> new Checkpoints(
        projection.name(), parked.generation()).lock(transaction));
    // Asked again: a rebuild may have replaced it while the lock was waited for.
    return active(transaction, projection);
  }

  private static List<ParkedOrder> byOrder(List<ParkedEvent> events) {
    return events.stream()
        .collect(Collectors.groupingBy(ParkedEvent::orderId, LinkedHashMap::new,
            Collectors.toList()))
        .values().stream()
        .map(order -> new ParkedOrder(order.getFirst(), order.size()))
        .toList();
  }
}
