package io.orderlog.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.InMemoryEventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.feed.RebuildProgress;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.verify.Verification;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;

/** A read model, and a log in memory to feed it from. */
public final class FedReadModel<E> implements AutoCloseable {

  private final Projection<E> projection;
  private final InMemoryEventLog<E> log;
  private final LogAppender<E> appender;
  private final ReadModelDatabase database;

  /** @param settings of an empty database */
  public FedReadModel(Projection<E> projection, ReadModelSettings settings) {
    this.projection = projection;
    this.log =
        new InMemoryEventLog<>(projection.log().eventsTopic(), 3, projection.log().codec());
    this.appender = log.openAppender("writer");
    this.database = ReadModelDatabase.open(settings);
  }

  public ReadModels readModels() {
    return new ReadModels(database);
  }

  /** The next events of a stream, a second after each other. */
  public void append(String streamId, long firstVersion, List<? extends E> events) {
    List<NewEvent<E>> next = new ArrayList<>();
    for (E event : events) {
      long version = firstVersion + next.size();
      next.add(new NewEvent<>(streamId, version, event, OrderEvents.at(version)));
    }
    appender.append(next);
  }

  /** Until it has all events. */
  public void feed() {
    try (ProjectionLoop<E> loop =
        new ProjectionLoop<>(database, log, projection, TimeSource.system())) {
      Eventually.holds("caught up", () -> {
        loop.doWork();
        return loop.isCaughtUp();
      });
    }
  }

  /** Takes away an index, which has to be there, from a table. */
  public void dropIndex(String index, String table) {
    database.write(sql -> sql.dropIndex(DSL.name(index)).on(DSL.name(table)).execute());
  }

  public void rebuild() {
    new Rebuild<>(database, log, TimeSource.system())
        .run(projection, RebuildProgress.unwatched());
  }

  /** Compares it with the log, row by row. */
  public void verify() {
    VerificationReport report = new Verification<>(database, log, TimeSource.system(), 2)
        .run(projection, 10, RebuildProgress.unwatched());
    assertThat(report.differences()).isZero();
  }

  @Override
  public void close() {
    appender.close();
    database.close();
  }
}
