package io.orderlog.projections.quarantine;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.projections.database.DatabaseErrors;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.ParkedEvents;
import io.orderlog.projections.generation.StaleCheckpointException;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies events to one generation, and parks those that do not fit together with all that follow
 * in the same order, so that the other orders go on. All of it happens in the transaction that
 * moves the checkpoint, so that an event is either applied or parked, and never both or neither.
 */
public final class PoisonParking {

  /** So many broken orders are no accident of data but a defect of the projection. */
  public static final int MAX_ORDERS = 100;

  private static final Logger LOGGER = LoggerFactory.getLogger(PoisonParking.class);

  private final Projection projection;
  private final Generation generation;
  private final ParkedEvents parked;

  public PoisonParking(Projection projection, Generation generation) {
    this.projection = projection;
    this.generation = generation;
    this.parked = new ParkedEvents(projection.name(), generation);
  }

  /**
   * Applies or parks each of these events.
   *
   * @throws ProjectionFailedException if that would park too many orders
   */
  public void apply(DSLContext transaction, List<RecordedEvent<OrderEvent>> events) {
    Map<String, List<RecordedEvent<OrderEvent>>> byOrder = events.stream().collect(
        Collectors.groupingBy(RecordedEvent::streamId, LinkedHashMap::new, Collectors.toList()));
    Set<String> known = parked.ordersAmong(transaction, byOrder.keySet());
    known.forEach(orderId -> park(transaction, byOrder.getOrDefault(orderId, List.of()), 0,
        "comes behind an event that is parked"));
    List<RecordedEvent<OrderEvent>> fitting = known.isEmpty()
        ? events
        : events.stream().filter(event -> !known.contains(event.streamId())).toList();
    if (!fitting.isEmpty() && tryToApply(transaction, fitting).isPresent()) {
      byOrder.keySet().removeAll(known);
      isolate(transaction, List.copyOf(byOrder.values()));
      requireFew(transaction);
    }
  }

  /** Applies these events, or none of them and says why. */
  Optional<RuntimeException> tryToApply(
      DSLContext transaction, List<RecordedEvent<OrderEvent>> events) {
    try {
      // Within a transaction, this one is a savepoint.
      transaction.transaction(
          nested -> projection.apply(nested.dsl(), generation, events));
      return Optional.empty();
    } catch (ReadModelUnavailableException | StaleCheckpointException passing) {
      throw passing;
    } catch (DataAccessException failure) {
      if (DatabaseErrors.isDefect(failure)) {
        return Optional.of(failure);
      }
      throw failure;
    } catch (RuntimeException poison) {
      return Optional.of(poison);
    }
  }

  /** Halves what fails until the orders that make it fail stand alone. */
  private void isolate(DSLContext transaction, List<List<RecordedEvent<OrderEvent>>> orders) {
    if (orders.size() == 1) {
      applyOneByOne(transaction, orders.getFirst());
      return;
    }
    int middle = orders.size() / 2;
    for (var half : List.of(orders.subList(0, middle), orders.subList(middle, orders.size()))) {
      List<RecordedEvent<OrderEvent>> events = new ArrayList<>();
      half.forEach(events::addAll);
      if (tryToApply(transaction, events).isPresent()) {
        isolate(transaction, half);
      }
    }
  }

  private void applyOneByOne(DSLContext transaction, List<RecordedEvent<OrderEvent>> order) {
    for (int i = 0; i < order.size(); i++) {
      Optional<RuntimeException> failure = tryToApply(transaction, List.of(order.get(i)));
      if (failure.isPresent()) {
        String reason = reason(failure.get());
        LOGGER.warn("projection {} parks order {} from version {} on: {}", projection.name(),
            order.get(i).streamId(), order.get(i).version(), reason);
        park(transaction, order, i, reason);
        return;
      }
    }
  }

  private void park(DSLContext transaction, List<RecordedEvent<OrderEvent>> order, int from,
      String reason) {
    for (int i = from; i < order.size(); i++) {
      parked.add(transaction, order.get(i),
          i == from ? reason : "comes behind an event that is parked");
    }
  }

  private void requireFew(DSLContext transaction) {
    if (parked.countOrders(transaction) > MAX_ORDERS) {
      throw new ProjectionFailedException("more than " + MAX_ORDERS + " orders do not fit into "
          + projection.name() + ", the last because: "
          + parked.all(transaction).getLast().reason());
    }
  }

  static String reason(RuntimeException failure) {
    return failure instanceof DataAccessException refused
        ? DatabaseErrors.told(refused)
        : String.valueOf(failure.getMessage() == null ? failure : failure.getMessage())
            .split("\\R", 2)[0];
  }
}
