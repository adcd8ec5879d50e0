package io.orderlog.projections;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.time.TimeSource;

/** Feeds read models in the thread of a test. */
public final class TestFeed {

  private TestFeed() {}

  /** Returns when the projection has all that is in the log. */
  public static void untilCaughtUp(ReadModelDatabase database, SharedLog<OrderEvent> log,
      Projection<OrderEvent> projection) {
    try (ProjectionLoop<OrderEvent> loop =
        new ProjectionLoop<>(database, log, projection, TimeSource.system())) {
      Eventually.holds("caught up", () -> {
        loop.doWork();
        return loop.isCaughtUp();
      });
    }
  }
}
