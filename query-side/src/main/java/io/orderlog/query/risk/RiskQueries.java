package io.orderlog.query.risk;

import io.javalin.config.RoutesConfig;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.eventlog.risk.RiskLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.risk.RiskFinder;
import io.orderlog.projections.risk.RiskProjection;
import io.orderlog.projections.risk.RiskView;
import io.orderlog.query.QueryPart;
import io.orderlog.query.answer.DocumentById;
import io.orderlog.query.answer.DocumentById.Kind;
import io.orderlog.query.answer.DocumentById.Shown;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.freshness.ReadYourWrites;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;

/** Subjects of risk, one by one; and the stream of their events. */
public final class RiskQueries implements QueryPart {

  private static final DocumentById<RiskView> SUBJECT = new DocumentById<>(
      new Kind("subject", "subject", "subject", RiskSubject::canonical, RiskSubject.RULE,
          "No order was asked about it, and nobody has blocked it"),
      subject -> new Shown(subject.subject(), subject.version(), subject.position(),
          () -> RiskDocument.of(subject)));

  private final RiskProjection risk = new RiskProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(risk);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(
        RiskLog.RISK, "subject", RiskSubject::canonical, RiskSubject.RULE));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    RiskFinder finder = new RiskFinder(readModels);
    ReadYourWrites awaited = freshness.awaiting(risk);
    routes.get("/risk/{subject}", context -> SUBJECT.answer(context, awaited, finder::byId));
  }
}
