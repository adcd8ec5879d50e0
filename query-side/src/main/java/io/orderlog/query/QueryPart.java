package io.orderlog.query;

import io.javalin.config.RoutesConfig;
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
   * The logs that it lets clients listen to. The log of each read model has to be one of some part.
   */
  List<StreamedLog<?>> logs();

  /**
   * Adds its routes.
   *
   * @param readModels answer the queries; the query side reports a read model that cannot answer
   * @param freshness waits for what a client has written, and says how old an answer is
   */
  void register(RoutesConfig routes, ReadModels readModels, Freshness freshness);
}
