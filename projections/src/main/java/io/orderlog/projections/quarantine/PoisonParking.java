package io.orderlog.projections.quarantine;

import io.orderlog.eventlog.event.RecordedEvent;
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
 * in the same stream, so that the other streams go on. All of it happens in the transaction that
 * moves the checkpoint, so that an event is either applied or parked, and never both or neither.
 */
public final class PoisonParking<E> {

  /** So many broken streams are no accident of data but a defect of the projection. */
  public static final int MAX_STREAMS = 100;

  private static final String BEHIND_PARKED = "comes behind an event that is parked";

  private static final Logger LOGGER = LoggerFactory.getLogger(PoisonParking.class);

  private final Projection<E> projection;
  private final Generation generation;
  private final ParkedEvents parked;

  public PoisonParking(Projection<E> projection, Generation generation) {
    this.projection = projection;
    this.generation = generation;
    this.parked = ParkedEvents.of(projection, generation);
  }

  /**
   * Applies or parks each of these events.
   *
   * @throws ProjectionFailedException if that would park too many streams
   */
  public void apply(DSLContext transaction, List<RecordedEvent<E>> events) {
    Map<String, List<RecordedEvent<E>>> byStream = events.stream().collect(
        Collectors.groupingBy(RecordedEvent::streamId, LinkedHashMap::new, Collectors.toList()));
    Set<String> known = parked.streamsAmong(transaction, byStream.keySet());
    known.forEach(streamId -> byStream.getOrDefault(streamId, List.of())
        .forEach(event -> parked.add(transaction, event, BEHIND_PARKED)));
    List<RecordedEvent<E>> fitting = known.isEmpty()
        ? events
        : events.stream().filter(event -> !known.contains(event.streamId())).toList();
    if (!fitting.isEmpty() && tryToApply(transaction, fitting).isPresent()) {
      byStream.keySet().removeAll(known);
      isolate(transaction, List.copyOf(byStream.values()));
      requireFew(transaction);
    }
  }

  /** Applies these events, or none of them and says why. */
  Optional<RuntimeException> tryToApply(
      DSLContext transaction, List<RecordedEvent<E>> events) {
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

  /** Halves what fails until the streams that make it fail stand alone. */
  private void isolate(DSLContext transaction, List<List<RecordedEvent<E>>> streams) {
    if (streams.size() == 1) {
      applyOneByOne(transaction, streams.getFirst());
      return;
    }
    int middle = streams.size() / 2;
    for (var half : List.of(streams.subList(0, middle), streams.subList(middle, streams.size()))) {
      List<RecordedEvent<E>> events = new ArrayList<>();
      half.forEach(events::addAll);
      if (tryToApply(transaction, events).isPresent()) {
        isolate(transaction, half);
      }
    }
  }

  private void applyOneByOne(DSLContext transaction, List<RecordedEvent<E>> stream) {
    for (int i = 0; i < stream.size(); i++) {
      Optional<RuntimeException> failure = tryToApply(transaction, List.of(stream.get(i)));
      if (failure.isPresent()) {
        String reason = reason(failure.get());
        LOGGER.warn("projection {} parks {} {} from version {} on: {}", projection.name(),
            projection.log().noun(), stream.get(i).streamId(), stream.get(i).version(), reason);
        park(transaction, stream, i, reason);
        return;
      }
    }
  }

  private void park(DSLContext transaction, List<RecordedEvent<E>> stream, int from,
      String reason) {
    for (int i = from; i < stream.size(); i++) {
      parked.add(transaction, stream.get(i), i == from ? reason : BEHIND_PARKED);
    }
  }

  private void requireFew(DSLContext transaction) {
    if (parked.countStreams(transaction) > MAX_STREAMS) {
      throw new ProjectionFailedException(
          "more than " + MAX_STREAMS + " " + projection.log().nouns() + " do not fit into "
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
