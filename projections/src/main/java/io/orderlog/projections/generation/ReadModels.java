package io.orderlog.projections.generation;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The read models as queries see them: of each projection the active generation. Thread-safe. */
public final class ReadModels {

  private final ReadModelDatabase database;

  /** @param database which stays open for as long as this is used */
  public ReadModels(ReadModelDatabase database) {
    this.database = database;
  }

  /**
   * Asks the active generation of a projection, and how far it is.
   *
   * @throws ReadModelUnavailableException if the database does not answer, or the read model has
   *     never been built
   */
  public <T> Snapshot<T> readActive(
      String projection, BiFunction<DSLContext, Generation, T> question) {
    return ask(projection, (snapshot, active) -> question.apply(snapshot, active.generation()));
  }

  /**
   * Finds rows of a table of the active generation by the stream that they are of.
   *
   * @param tables the table of a generation, whose key is the stream's id alone
   * @param toValue what a row is
   */
  public <T> RowByKey<T> rowByKey(String projection, Function<Generation, ReadModelTable> tables,
      Function<Record, T> toValue) {
    return new RowByKey<>(database, this, projection, tables, toValue);
  }

  /**
   * How far the active generation of a projection is.
   *
   * @throws ReadModelUnavailableException as {@link #readActive} does
   */
  public Snapshot<Generation> progress(String projection) {
    return readActive(projection, (_, generation) -> generation);
  }

  /**
   * Of how many streams the active generation of a projection lacks events because they are parked.
   *
   * @throws ReadModelUnavailableException as {@link #readActive} does
   */
  public int parkedStreams(String projection) {
    return ask(projection, (snapshot, active) -> new ParkedEvents(
        projection, active.log(), active.generation()).countStreams(snapshot)).value();
  }

  /**
   * Why a log is not the one that the active generation of a projection was built from, and what to
   * do, in one line; empty if it is.
   *
   * @param ends of all partitions of the log
   * @param before how far the projection was before the log was asked for its ends
   * @throws ReadModelUnavailableException as {@link #readActive} does
   */
  public Optional<String> mismatch(
      String projection, LogIdentity log, Offsets ends, Snapshot<?> before) {
    return ask(projection, (snapshot, active) -> new LogMatch(log, ends).mismatch(
        snapshot, new Checkpoints(projection, active.log(), active.generation()),
        active.generation().equals(before.generation()) ? before.nextOffsets() : Offsets.NONE))
        .value();
  }

  /**
   * Makes sure that the read model of a projection can be queried.
   *
   * @return how far it is
   * @throws ReadModelUnavailableException if it cannot, for one of the reasons of
   *     {@link #readActive} or because its tables are not as they should be
   */
  public Offsets requireReadable(Projection<?> projection) {
    return readActive(projection.name(),
        (snapshot, generation) -> projection.tables(generation).stream()
            .allMatch(table -> table.isReadable(snapshot)))
        .nextOffsets();
  }

  private <T> Snapshot<T> ask(
      String projection, BiFunction<DSLContext, ActiveGeneration, T> question) {
    return database.read(snapshot -> {
      ActiveGeneration active = ActiveGeneration.of(snapshot, projection)
          .orElseThrow(() -> new ReadModelUnavailableException("the read model " + projection
              + " has not been built yet: start the projections", null));
      return new Snapshot<>(question.apply(snapshot, active), active.generation(),
          active.nextOffsets());
    });
  }
}
