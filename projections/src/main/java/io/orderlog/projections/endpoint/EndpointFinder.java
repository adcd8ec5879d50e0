package io.orderlog.projections.endpoint;

import io.orderlog.domain.endpoint.EndpointStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.generation.RowByKey;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Finds endpoints in the active generation. Thread-safe. Throws
 * {@link io.orderlog.projections.database.ReadModelUnavailableException} if the read model cannot
 * answer.
 */
public final class EndpointFinder {

  private final ReadModels readModels;
  private final RowByKey<EndpointView> byId;

  public EndpointFinder(ReadModels readModels) {
    this.readModels = readModels;
    this.byId = readModels.rowByKey(
        EndpointsProjection.NAME, EndpointTable::of, EndpointTable::toView);
  }

  /** The endpoint with this id, removed or not, if the read model has it. */
  public Snapshot<Optional<EndpointView>> byId(String endpointId) {
    return byId.find(endpointId);
  }

  /** All that were not removed, by their ids; at most so many. */
  public Snapshot<List<EndpointView>> all(int limit) {
    return readModels.readActive(EndpointsProjection.NAME, (snapshot, generation) -> {
      ReadModelTable table = EndpointTable.of(generation);
      return snapshot.select(table.columns()).from(table.table())
          .where(EndpointTable.STATUS.ne(EndpointStatus.REMOVED))
          .orderBy(EndpointTable.ENDPOINT_ID).limit(limit).fetch(EndpointTable::toView);
    });
  }
}
