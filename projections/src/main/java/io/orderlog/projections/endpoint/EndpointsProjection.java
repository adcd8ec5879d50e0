package io.orderlog.projections.endpoint;

import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRegistered;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.endpoint.EndpointLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.endpoint.EndpointView.Telling;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Keeps one row per endpoint, without its secret. */
public final class EndpointsProjection implements Projection<EndpointEvent> {

  public static final String NAME = "webhook_endpoints";

  private static final String NOUN = "endpoint";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<EndpointEvent> log() {
    return EndpointLog.ENDPOINTS;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(EndpointTable.of(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<EndpointEvent>> events) {
    EarlierStreams.update(transaction, EndpointTable.of(generation), EndpointTable.ENDPOINT_ID,
        EndpointTable::toView, EndpointTable::toRow, events, EndpointsProjection::after);
  }

  private static EndpointView after(
      @Nullable EndpointView endpoint, RecordedEvent<EndpointEvent> event) {
    NextEvent.require(NOUN, event, endpoint == null ? 0 : endpoint.version());
    Instant at = event.metadata().time();
    return new EndpointView(event.streamId(), EndpointView.statusAfter(event.data()),
        before(endpoint, event).after(event.data(), at), event.version(), at, event.position());
  }

  private static Telling before(
      @Nullable EndpointView endpoint, RecordedEvent<EndpointEvent> event) {
    if (endpoint != null) {
      return endpoint.telling();
    }
    if (event.data() instanceof EndpointRegistered is) {
      return new Telling(is.url(), is.types(), Optional.empty());
    }
    throw new ProjectionFailedException("version " + event.version() + " of the " + NOUN + " "
        + event.streamId() + " at " + event.position() + " cannot happen to it");
  }
}
