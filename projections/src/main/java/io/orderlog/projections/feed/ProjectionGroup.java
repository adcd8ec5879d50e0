package io.orderlog.projections.feed;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.projections.database.DatabaseIdentity;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.readmodel.Projection;
import java.util.Optional;

/** Which processes share the partitions of the log for a projection. */
public final class ProjectionGroup {

  private ProjectionGroup() {}

  /**
   * Those that feed the same projection into the same database. Read models in two databases need
   * all events each, so they must not share them.
   *
   * @param member the name of this process, see {@link ReaderGroup}
   * @throws ReadModelUnavailableException if the database does not answer
   */
  public static ReaderGroup of(ReadModelDatabase database, LogIdentity log,
      Projection<?> projection,
      Optional<String> member) {
    return new ReaderGroup(log.topic() + ".projections." + projection.name() + "."
        + DatabaseIdentity.of(database), member);
  }
}
