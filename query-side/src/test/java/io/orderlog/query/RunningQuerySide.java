package io.orderlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.Projections;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.projections.feed.ProjectionRunner;
import io.orderlog.query.freshness.OpenedLog;
import io.orderlog.query.order.OrderQueries;
import io.orderlog.query.sales.SalesQueries;
import io.orderlog.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** A query side whose read model is fed from a log of its own, and a client to ask it. */
public final class RunningQuerySide implements AutoCloseable {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  public static final int MAX_EVENT_CLIENTS = 5;

  private final TestLog log;
  private final ReadModelDatabase database;
  private final ProjectionRunner projections;
  private final QuerySide querySide;
  private final HttpProbe client;

  private RunningQuerySide(TestLog log, ReadModelDatabase database, ProjectionRunner projections,
      QuerySide querySide) {
    this.log = log;
    this.database = database;
    this.projections = projections;
    this.querySide = querySide;
    this.client = new HttpProbe(querySide.url());
  }

  /** With the log in memory, for what does not care where events come from. */
  public static RunningQuerySide start(Path data) {
    return start(ReadModelSettings.inFolder(data));
  }

  /** With the log in memory. */
  public static RunningQuerySide start(ReadModelSettings readModels) {
    return start(readModels, TimeSource.system());
  }

  /** With the log in memory, and a query side that counts time by this clock. */
  public static RunningQuerySide start(ReadModelSettings readModels, TimeSource clock) {
    TestLog log = TestLog.inMemory();
    return start(log, () -> new OpenedLog<>(log.log(), () -> {}), readModels, clock);
  }

  /** With the log in Kafka. */
  public static RunningQuerySide start(EmbeddedKafka kafka, Path data) {
    TestLog log = TestLog.create(kafka);
    return start(log, () -> open(kafka, log.log().identity().topic()),
        ReadModelSettings.inFolder(data), TimeSource.system());
  }

  private static RunningQuerySide start(TestLog log, Supplier<OpenedLog<OrderEvent>> opening,
      ReadModelSettings readModels, TimeSource clock) {
    ReadModelDatabase database = ReadModelDatabase.open(readModels);
    ProjectionRunner projections = ProjectionRunner.start(
        database, log.log(), Projections.ofOrders(), TimeSource.system(), new Random(1));
    // The watch looks at its start and then every other second: let there be something to see.
    Eventually.holds("fed", () -> projections.health().stream()
        .allMatch(health -> health.state() == State.RUNNING));
    QuerySide querySide = querySide(readModels, LONG_ENOUGH, opening, clock);
    RunningQuerySide running = new RunningQuerySide(log, database, projections, querySide);
    // What its users see: it also says what the watch over the projections has not seen yet.
    Eventually.holds("ready", () -> running.client.get("/health/ready").status() == 200);
    return running;
  }

  /** Opens a log in Kafka. */
  static OpenedLog<OrderEvent> open(EmbeddedKafka kafka, String topic) {
    KafkaEventLog<OrderEvent> opened = TestLog.open(kafka.bootstrapServers(), topic);
    return new OpenedLog<>(opened, opened::close);
  }

  /** A query side alone, without a log; whoever starts it closes it. */
  public static QuerySide querySide(ReadModelSettings readModels, Duration consistencyWait) {
    return querySide(readModels, consistencyWait, RunningQuerySide::noLog);
  }

  private static OpenedLog<OrderEvent> noLog() {
    throw new LogUnavailableException("there is no log here", null);
  }

  /** Opens none, because there is none. */
  static LogOpening withoutLog() {
    return orders(RunningQuerySide::noLog);
  }

  public static QuerySide querySide(ReadModelSettings readModels, Duration consistencyWait,
      Supplier<OpenedLog<OrderEvent>> log) {
    return querySide(readModels, consistencyWait, log, TimeSource.system());
  }

  public static QuerySide querySide(ReadModelSettings readModels, Duration consistencyWait,
      Supplier<OpenedLog<OrderEvent>> log, TimeSource clock) {
    return QuerySide.start(settings(readModels, 0, consistencyWait), partsOfOrders(clock),
        orders(log), clock, UUID::randomUUID);
  }

  /** The parts whose read models are made of the events of orders. */
  static List<QueryPart> partsOfOrders(TimeSource clock) {
    return List.of(new OrderQueries(), new SalesQueries(clock));
  }

  /** All parts are of orders, whose log is one of the test's own. */
  private static LogOpening orders(Supplier<OpenedLog<OrderEvent>> log) {
    return new LogOpening() {
      @Override
      @SuppressWarnings("unchecked")
      public <E> OpenedLog<E> open(AggregateLog<E> definition) {
        return (OpenedLog<E>) log.get();
      }
    };
  }

  static QuerySideSettings settings(
      ReadModelSettings readModels, int port, Duration consistencyWait) {
    return new QuerySideSettings("127.0.0.1", port, KafkaConnection.to("127.0.0.1:1"),
        readModels, consistencyWait, MAX_EVENT_CLIENTS, Path.of("no", "search"));
  }

  public TestLog log() {
    return log;
  }

  public HttpProbe client() {
    return client;
  }

  /** Returns when lists of orders have the event. */
  public void awaitApplied(LogPosition position) {
    HttpAnswer answer = client.get("/orders?limit=1", "Consistency-Token", position.toString());
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  /** What it has counted of a projection's progress. */
  double counted(String projection) {
    String series = "orderlog_projection_applied_total{projection=\"" + projection + "\"} ";
    return client.get("/metrics").body().lines().filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
        .findFirst().orElseThrow();
  }

  /** Stops the query side while the rest goes on. */
  public void stopQuerySide() {
    querySide.close();
  }

  /** Stops feeding the read models while the rest goes on. */
  void stopProjections() {
    projections.close();
  }

  public String url() {
    return querySide.url();
  }

  @Override
  public void close() {
    client.close();
    querySide.close();
    projections.close();
    database.close();
    log.close();
  }
}
