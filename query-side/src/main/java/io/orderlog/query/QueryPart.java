package io.orderlog.query;

import io.javalin.config.RoutesConfig;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** A part of what the query side answers, as one aggregate or one subject brings it. */
public interface QueryPart {

  /** The read models that it asks. */
  List<Projection<?>> readModels();

  /**
   * The logs that it lets clients listen to. The log of each read model has to be one of some part,
   * or one that nobody {@link #unheard hears}.
   */
  List<StreamedLog<?>> logs();

  /** The logs that its read models are made of, and that no client may listen to. */
  default List<AggregateLog<?>> unheard() {
    return List.of();
  }

  /**
   * Begins to follow logs, if it answers without read models; called once, before
   * {@link #register}. Whoever calls it closes them.
   *
   * @param opening opens the logs
   */
  default List<LogFollower> follow(LogOpening opening) {
    return List.of();
  }

  /**
   * Adds its routes.
   *
   * @param readModels answer the queries; the query side reports a read model that cannot answer
   * @param freshness waits for what a client has written, and says how old an answer is
   */
  void register(RoutesConfig routes, ReadModels readModels, Freshness freshness);
}
