package io.orderlog.query.freshness;

import io.javalin.http.Context;
import io.orderlog.projections.readmodel.Snapshot;

/**
 * Tells clients how far the read model that they see is behind the log: {@code Orderlog-Lag}, in
 * events. It can be a little more than those, because the log's transactions take offsets too; it
 * is 0 only if nothing is missing. While the log does not answer, it is {@code unknown}.
 */
public final class LagHeader {

  private static final String NAME = "Orderlog-Lag";

  private final LogEnds ends;

  LagHeader(LogEnds ends) {
    this.ends = ends;
  }

  public void write(Context context, Snapshot<?> snapshot) {
    context.header(NAME, ends.now()
        .map(logEnds -> String.valueOf(snapshot.behind(logEnds)))
        .orElse("unknown"));
  }
}
