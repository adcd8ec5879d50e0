package io.orderlog.query.wait;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.stock.Sku;
import io.orderlog.eventlog.wait.WaitLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.wait.WaitFinder;
import io.orderlog.projections.wait.WaitView;
import io.orderlog.projections.wait.WaitsProjection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.freshness.ReadYourWrites;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Waiting lists, one by one; and the stream of their events. */
public final class WaitQueries implements QueryPart {

  private static final DocumentById<WaitView> LIST = new DocumentById<>(
      new Kind("waitlist", "waiting list of the item", "sku", Sku::canonical, Sku.RULE),
      list -> new Shown(list.sku(), list.version(), list.position(), () -> WaitDocument.of(list)));

  private final WaitsProjection waits = new WaitsProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(waits);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(WaitLog.WAITS, "sku", Sku::canonical, Sku.RULE));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    WaitFinder finder = new WaitFinder(readModels);
    ReadYourWrites awaited = freshness.awaiting(waits);
    routes.get("/stock/{sku}/waits", context -> LIST.answer(context, awaited, finder::bySku));
  }
}
