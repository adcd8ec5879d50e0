package io.orderlog.query.endpoint;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.orderlog.domain.endpoint.EndpointId;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.endpoint.EndpointLog;
import io.orderlog.http.Json;
import io.orderlog.http.request.AcceptHeader;
import io.orderlog.http.request.Preconditions;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.endpoint.EndpointFinder;
import io.orderlog.projections.endpoint.EndpointView;
import io.orderlog.projections.endpoint.EndpointsProjection;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.query.QueryPart;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.freshness.ReadYourWrites;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;
import java.util.Map;

/** Endpoints, one by one and all of them. Nobody listens to their events: secrets are in them. */
public final class EndpointQueries implements QueryPart {

  private static final int MOST = 1000;
  private static final DocumentById<EndpointView> ENDPOINT = new DocumentById<>(
      new Kind("endpoint", "endpoint", "endpointId", EndpointId::canonical, EndpointId.RULE),
      endpoint -> new Shown(endpoint.endpointId(), endpoint.version(), endpoint.position(),
          () -> EndpointDocument.of(endpoint)));

  private final EndpointsProjection endpoints = new EndpointsProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(endpoints);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of();
  }

  @Override
  public List<AggregateLog<?>> unheard() {
    return List.of(EndpointLog.ENDPOINTS);
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    EndpointFinder finder = new EndpointFinder(readModels);
    ReadYourWrites awaited = freshness.awaiting(endpoints);
    routes.get("/webhook-endpoints/{endpointId}",
        context -> ENDPOINT.answer(context, awaited, finder::byId));
    routes.get("/webhook-endpoints", context -> list(context, finder, awaited));
  }

  private static void list(Context context, EndpointFinder finder, ReadYourWrites awaited) {
    AcceptHeader.requireJson(context);
    Preconditions.requireNoTag(context);
    QueryParameters.requireNone(context);
    Snapshot<List<EndpointView>> found = awaited.answer(context, () -> finder.all(MOST));
    found.value().forEach(each -> awaited.tell(context, found, each.position()));
    Json.write(context,
        Map.of("items", found.value().stream().map(EndpointDocument::of).toList()));
  }
}
