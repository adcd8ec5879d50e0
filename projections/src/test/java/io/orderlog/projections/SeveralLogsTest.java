package io.orderlog.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.tally.TallyEvent;
import io.orderlog.eventlog.tally.TallyEvent.Added;
import io.orderlog.eventlog.tally.TallyEvent.Filled;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.ProjectionHealth;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.OfAnotherLog;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.tally.TalliesProjection;
import io.orderlog.projections.tally.TalliesProjection.TallyView;
import io.orderlog.time.TimeSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Read models of several logs, fed by one process into one database. */
@Tag("long")
@OnEveryDatabase
@ExtendWith(SharedKafka.class)
class SeveralLogsTest {

  @Parameter
  TestDatabase kind;

  @TempDir
  Path data;

  private final String run = UUID.randomUUID().toString();
  private final AggregateLog<OrderEvent> orderLog =
      new AggregateLog<>("orders-" + run, "order", OrderEventCodec.create(), 2);
  private final AggregateLog<TallyEvent> tallyLog =
      new AggregateLog<>("tally-" + run, TallyLog.TALLIES.codec(), 1);
  private final Projection<OrderEvent> orders =
      new OfAnotherLog<>(new OrdersProjection(), orderLog);
  private final TalliesProjection tallies = new TalliesProjection(tallyLog);
  private KafkaConnection kafka;
  private ReadModelSettings settings;

  @BeforeEach
  void connect(EmbeddedKafka broker) {
    kafka = KafkaConnection.to(broker.bootstrapServers());
    settings = kind.create(data);
  }

  @Test
  void each_read_model_is_made_of_its_own_log() {
    try (var orderEvents = make(orderLog); var tallyEvents = make(tallyLog)) {
      place(orderEvents, "order-1");
      add(tallyEvents, 1, new Added(60), new Added(40), new Filled(100));
      try (ProjectionsProcess process = start();
          ReadModelDatabase database = ReadModelDatabase.open(settings)) {
        awaitState(process, "orders", State.RUNNING);
        awaitState(process, "tallies", State.RUNNING);

        assertThat(tallies.byId(new ReadModels(database), "apples").value())
            .contains(new TallyView(100, true));
        assertThat(reached(database, orderEvents, orders).partitions()).containsExactly(0, 1);
        assertThat(reached(database, tallyEvents, tallies)).isEqualTo(Offsets.at(0, 4));
        assertThat(new ReadModels(database).parkedStreams("tallies")).isZero();
      }
    }
  }

  @Test
  void a_log_that_is_not_there_yet_holds_up_no_other() throws Exception {
    try (var orderEvents = make(orderLog);
        ProjectionsProcess process = start();
        ReadModelDatabase database = ReadModelDatabase.open(settings)) {
      place(orderEvents, "order-1");
      awaitState(process, "orders", State.RUNNING);
      awaitState(process, "tallies", State.RETRYING);
      assertThat(health(process, "tallies").reason()).contains(tallyLog.eventsTopic());
      assertThat(ready(process)).contains("the projection tallies is retrying: ")
          .doesNotContain("the projection orders");

      try (var tallyEvents = make(tallyLog)) {
        add(tallyEvents, 1, new Added(7));
        awaitState(process, "tallies", State.RUNNING);
        Eventually.holds("applied", () -> tallies.byId(new ReadModels(database), "apples")
            .value().equals(Optional.of(new TallyView(7, false))));
        assertThat(ready(process)).doesNotContain("the projection");
      }
    }
  }

  @Test
  void a_log_that_is_lost_holds_up_no_other(EmbeddedKafka broker) throws Exception {
    try (var orderEvents = make(orderLog);
        var tallyEvents = make(tallyLog);
        ProjectionsProcess process = start();
        ReadModelDatabase database = ReadModelDatabase.open(settings)) {
      place(orderEvents, "order-1");
      awaitState(process, "orders", State.RUNNING);
      awaitState(process, "tallies", State.RUNNING);

      TestLog.delete(broker, orderLog.eventsTopic());
      add(tallyEvents, 1, new Added(5));

      Eventually.holds("applied", () -> tallies.byId(new ReadModels(database), "apples")
          .value().equals(Optional.of(new TallyView(5, false))));
      Eventually.holds("noticed", () -> health(process, "orders").state() != State.RUNNING);
      assertThat(health(process, "tallies").state()).isEqualTo(State.RUNNING);
    }
  }

  @Test
  void where_no_log_can_be_used_it_does_not_start() {
    assertThatThrownBy(() -> start().close()).isInstanceOf(LogGoneException.class)
        .hasMessageContaining(orderLog.eventsTopic());
  }

  @Test
  void two_projections_of_one_name_are_refused() {
    assertThatThrownBy(() -> ProjectionsProcess.start(settings(), List.of(orders, orders),
        TimeSource.system(), new Random(1))).hasMessageContaining("have the name orders");
  }

  private ProjectionsProcess start() {
    return ProjectionsProcess.start(
        settings(), List.of(orders, tallies), TimeSource.system(), new Random(1));
  }

  private ProjectionsSettings settings() {
    return new ProjectionsSettings(
        kafka, settings, "127.0.0.1", OptionalInt.of(0), Optional.empty());
  }

  private <E> KafkaEventLog<E> make(AggregateLog<E> log) {
    return KafkaEventLog.createIfMissing(log, kafka, OptionalInt.empty());
  }

  private static void place(KafkaEventLog<OrderEvent> log, String orderId) {
    try (var appender = log.openAppender(log.definition().writerId(0))) {
      appender.append(List.of(OrderEvents.next(orderId, 1, OrderEvents.placed("customer"))));
    }
  }

  private static void add(KafkaEventLog<TallyEvent> log, long version, TallyEvent... events) {
    List<NewEvent<TallyEvent>> next =
        IntStream.range(0, events.length).mapToObj(i -> new NewEvent<>(
            "apples", version + i, events[i], OrderEvents.at(version + i))).toList();
    try (var appender = log.openAppender(log.definition().writerId(0))) {
      appender.append(next);
    }
  }

  private static Offsets reached(
      ReadModelDatabase database, KafkaEventLog<?> log, Projection<?> projection) {
    ReadModelStatus status = ReadModelStatus.of(database, log, List.of(projection)).getFirst();
    assertThat(status.mismatch()).isEmpty();
    return status.nextOffsets();
  }

  private static ProjectionHealth health(ProjectionsProcess process, String projection) {
    return process.health().stream().filter(each -> each.projection().equals(projection))
        .findFirst().orElseThrow();
  }

  private static void awaitState(ProjectionsProcess process, String projection, State state) {
    Eventually.holds(projection + " is " + state,
        () -> health(process, projection).state() == state);
  }

  private static String ready(ProjectionsProcess process) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(
          URI.create(process.url().orElseThrow() + "/health/ready")).build(),
          BodyHandlers.ofString()).body();
    }
  }
}
