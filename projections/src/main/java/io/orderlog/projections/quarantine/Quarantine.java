package io.orderlog.projections.quarantine;

import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.Checkpoints;
import io.orderlog.projections.generation.Generations;
import io.orderlog.projections.generation.ParkedEvent;
import io.orderlog.projections.generation.ParkedEvents;
import io.orderlog.projections.readmodel.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The streams whose events the active generations of the read models could not take in, as
 * operators deal with them; {@link StreamRetry} tries again. A rebuild begins without any.
 * Thread-safe. All methods throw {@link ReadModelUnavailableException} if the database does not
 * answer.
 */
public final class Quarantine {

  private final ReadModelDatabase database;
  private final List<Projection<?>> projections;

  public Quarantine(ReadModelDatabase database, List<? extends Projection<?>> projections) {
    this.database = database;
    this.projections = List.copyOf(projections);
  }

  /** Every parked stream, by projection and id. */
  public List<ParkedStream> list() {
    return database.read(snapshot -> projections.stream()
        .flatMap(projection -> active(snapshot, projection).stream())
        .flatMap(parked -> byStream(parked.all(snapshot)).stream())
        .toList());
  }

  /** The parked events of a stream, by projection and in their sequence; empty if none are. */
  public List<ParkedEvent> show(String streamId) {
    return database.read(snapshot -> projections.stream()
        .flatMap(projection -> active(snapshot, projection).stream())
        .flatMap(parked -> parked.of(snapshot, streamId).stream())
        .toList());
  }

  /**
   * Forgets a stream's parked events: the read models go on without them. Later events of the
   * stream that do not fit without them are parked again.
   *
   * @return how many events were forgotten, in all projections
   */
  public int discard(String streamId) {
    List<ParkedEvent> discarded = new ArrayList<>();
    for (Projection<?> projection : projections) {
      database.write(transaction -> lockActive(transaction, projection).ifPresent(parked -> {
        List<ParkedEvent> events = parked.of(transaction, streamId);
        events.forEach(event -> parked.remove(transaction, event.position()));
        discarded.addAll(events);
      }));
    }
    return discarded.size();
  }

  static Optional<ParkedEvents> active(DSLContext database, Projection<?> projection) {
    return new Generations(projection.name()).active(database)
        .map(generation -> ParkedEvents.of(projection, generation));
  }

  /**
   * Keeps the generation from moving, so that no event of the stream slips past its parked ones.
   */
  static Optional<ParkedEvents> lockActive(DSLContext transaction, Projection<?> projection) {
    active(transaction, projection)
        .ifPresent(parked -> Checkpoints.of(projection, parked.generation()).lock(transaction));
    // Asked again: a rebuild may have replaced it while the lock was waited for.
    return active(transaction, projection);
  }

  private static List<ParkedStream> byStream(List<ParkedEvent> events) {
    return events.stream()
        .collect(Collectors.groupingBy(ParkedEvent::streamId, LinkedHashMap::new,
            Collectors.toList()))
        .values().stream()
        .map(stream -> new ParkedStream(stream.getFirst(), stream.size()))
        .toList();
  }
}
