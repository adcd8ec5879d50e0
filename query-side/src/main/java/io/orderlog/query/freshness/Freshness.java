package io.orderlog.query.freshness;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** How new the answers of read models are, each compared with its own log. Thread-safe. */
public final class Freshness {

  private final ReadModels readModels;
  private final Function<Projection<?>, LogEnds> ends;
  private final Duration patience;
  private final Ticker ticker;

  /**
   * @param ends where the log of a read model ends
   * @param patience how long a query may wait for what its client has written
   */
  public Freshness(ReadModels readModels, Function<Projection<?>, LogEnds> ends,
      Duration patience, Ticker ticker) {
    this.readModels = readModels;
    this.ends = ends;
    this.patience = patience;
    this.ticker = ticker;
  }

  /** Lets clients wait until a read model has what they wrote. */
  public ReadYourWrites awaiting(Projection<?> projection) {
    String name = projection.name();
    return awaiting(projection.log(), () -> readModels.readActive(name, (_, _) -> name));
  }

  /**
   * The same for what is not a read model in the database.
   *
   * @param look says how far it is
   */
  public ReadYourWrites awaiting(
      AggregateLog<?> log, Supplier<? extends Snapshot<?>> look) {
    return new ReadYourWrites(new ConsistencyWait(look, ticker), log, patience);
  }

  /** Tells clients how far a read model is behind its log. */
  public LagHeader lag(Projection<?> projection) {
    return new LagHeader(ends.apply(projection));
  }
}
