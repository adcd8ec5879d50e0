package io.orderlog.standalone;

import io.javalin.config.RoutesConfig;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.http.Json;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.Snapshot;
import io.orderlog.projections.tally.TalliesProjection;
import io.orderlog.projections.tally.TalliesProjection.TallyView;
import io.orderlog.query.QueryPart;
import io.orderlog.query.freshness.Freshness;
import io.orderlog.query.freshness.ReadYourWrites;
import io.orderlog.query.stream.StreamedLog;
import java.util.List;
import java.util.Optional;

/** Tallies, as a query side answers them next to orders. */
final class TallyQueries implements QueryPart {

  private final TalliesProjection tallies = new TalliesProjection();

  @Override
  public List<Projection<?>> readModels() {
    return List.of(tallies);
  }

  @Override
  public List<StreamedLog<?>> logs() {
    return List.of(new StreamedLog<>(TallyLog.TALLIES, "tally",
        text -> Optional.of(text).filter(id -> id.matches("[a-z]{1,20}")),
        "must be a word in lower case"));
  }

  @Override
  public void register(RoutesConfig routes, ReadModels readModels, Freshness freshness) {
    ReadYourWrites awaited = freshness.awaiting(tallies);
    routes.get("/tallies/{tally}", context -> {
      Snapshot<Optional<TallyView>> found = awaited.answer(context,
          () -> tallies.byId(readModels, context.pathParam("tally")));
      freshness.lag(tallies).write(context, found);
      Json.write(context, found.value().orElseThrow(() -> new ProblemException(
          Problem.of(404, "tally-not-found", "No such tally", "There is none of this name"))));
    });
  }
}
