package io.orderlog.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.eventlog.tally.TallyDecider;
import io.orderlog.eventlog.tally.TallyEvent;
import io.orderlog.eventlog.tally.TallyEvent.Added;
import io.orderlog.eventlog.tally.TallyEvent.Filled;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.projections.feed.ProjectionLoop;
import io.orderlog.projections.orders.OrdersProjection;
import io.orderlog.projections.readmodel.OfAnotherLog;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.tally.TalliesProjection;
import io.orderlog.replay.ReplayTool.Outcome;
import io.orderlog.replay.order.ReplayedOrders;
import io.orderlog.time.TimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The tool with two logs, each with a read model. */
@Tag("long")
@ExtendWith(SharedKafka.class)
class SeveralLogsReplayTest {

  private static final String ORDER_ID = "b35305bc-0046-46a1-b3ee-eec026fce152";

  @TempDir
  Path data;

  private final String run = UUID.randomUUID().toString();
  private final AggregateLog<OrderEvent> orderLog =
      new AggregateLog<>("orders-" + run, "order", OrderEventCodec.create(), 2);
  private final AggregateLog<TallyEvent> tallyLog =
      new AggregateLog<>("tally-" + run, "tally", TallyLog.TALLIES.codec(), 1);
  private final Projection<OrderEvent> orders =
      new OfAnotherLog<>(new OrdersProjection(), orderLog);
  private final Projection<TallyEvent> tallies = new TalliesProjection(tallyLog);
  private KafkaConnection kafka;
  private ReplayTool tool;

  @BeforeEach
  void fill(EmbeddedKafka broker) {
    kafka = KafkaConnection.to(broker.bootstrapServers());
    tool = tool();
    append(orderLog, List.of(OrderEvents.next(ORDER_ID, 1, OrderEvents.placed("customer"))));
    append(tallyLog, List.of(event(1, new Added(60)), event(2, new Added(40)),
        event(3, new Filled(100))));
    feed(orders, orderLog);
    feed(tallies, tallyLog);
  }

  @Test
  void lists_rebuilds_and_verifies_each_read_model_by_its_own_log() {
    assertThat(ok("list")).containsSubsequence("orders", "tallies")
        .doesNotContain("not of this log");
    assertThat(ok("rebuild", "--all")).contains("orders: generation 2 is active now",
        "tallies: generation 2 is active now");
    assertThat(ok("rollback", "tallies")).contains("tallies: generation 1 is active now");
    assertThat(ok("verify", "--all")).contains("orders: generation 2, 3 rows, all as the log says",
        "tallies: generation 1, 1 rows, all as the log says");
    assertThat(ok("quarantine", "list")).contains("no order or tally is parked");
  }

  @Test
  void what_is_parked_is_called_by_its_log() {
    append(tallyLog, List.of(event(4, new Added(1))));
    feed(tallies, tallyLog);

    assertThat(ok("quarantine", "list").lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactly("TALLY", "apples");
    assertThat(ok("quarantine", "show", "--log", tallyLog.name(), "Apples", "--json"))
        .containsSubsequence("\"tallyId\" : \"apples\"", "\"projection\" : \"tallies\"",
            "\"version\" : 4", "\"type\" : \"tally.added.v1\"", "\"time\"", "\"position\"",
            "\"reason\" : \"a tally that is full grows\"");

    append(orderLog, List.of(OrderEvents.next(ORDER_ID, 3, OrderEvents.shipped())));
    feed(orders, orderLog);
    assertThat(ok("quarantine", "list").lines().map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactly("ORDER/TALLY", ORDER_ID, "apples");
  }

  @Test
  void a_log_that_is_gone_fails_alone(EmbeddedKafka broker) throws Exception {
    TestLog.delete(broker, orderLog.eventsTopic());

    for (String command : List.of("list", "verify --all", "rebuild --all")) {
      Outcome outcome = tool.run(command.split(" "));
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.out()).contains("tallies").doesNotContain("orders: generation");
      assertThat(outcome.err()).contains(orderLog.eventsTopic());
    }
  }

  @Test
  void tells_the_history_of_a_tally() {
    assertThat(ok("history", "--log", tallyLog.name(), "Apples"))
        .contains("tally.filled.v1", "state  FULL");
    assertThat(tool.run("history", "--log", tallyLog.name(), "1").err())
        .contains("'1' is not a word");
    assertThat(tool.run("history", "--log", tallyLog.name(), "pears").err())
        .contains("the log has no tally pears");
    Outcome unknown = tool.run("export", "--log", tallyLog.name() + "x", "--to", "none");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no log '" + tallyLog.name() + "x'; there are "
        + orderLog.name() + ", " + tallyLog.name());
  }

  @Test
  void an_export_is_imported_into_its_own_log_alone(EmbeddedKafka broker) throws Exception {
    Path file = data.resolve("tally.jsonl");
    ok("export", "--log", tallyLog.name(), "--to", file.toString());
    String exported = Files.readString(file);

    Outcome refused = tool.run("import", "--log", orderLog.name(), "--from", file.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("its field source is \"" + tallyLog.source()
        + "\", and should be \"" + orderLog.source() + "\"", "nothing was imported");

    TestLog.delete(broker, tallyLog.eventsTopic());
    ok("import", "--log", tallyLog.name(), "--from", file.toString());
    Path again = data.resolve("again.jsonl");
    ok("export", "--log", tallyLog.name(), "--to", again.toString());
    assertThat(Files.readString(again)).isEqualTo(exported);
  }

  private String ok(String... arguments) {
    Outcome outcome = tool.run(arguments);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out();
  }

  private ReplayTool tool() {
    var ofOrders = new ReplayedAggregate<>(orderLog, ReplayedOrders.ORDERS.decider(),
        ReplayedOrders.ORDERS.status(), ReplayedOrders.ORDERS.id(), "a UUID", "a UUID");
    var ofTallies = new ReplayedAggregate<>(tallyLog, new TallyDecider(), TallyDecider::statusOf,
        text -> Optional.of(text.toLowerCase(Locale.ROOT))
            .filter(id -> id.matches("[a-z]+")),
        "a word", "a word in lower case");
    return new ReplayTool(new ReplaySession.Opener() {
      @Override
      public ReplaySession open(List<? extends AggregateLog<?>> logs) {
        return ReplaySession.open(
            logs, kafka, ReadModelSettings.inFolder(data), data, () -> {});
      }

      @Override
      public ReplaySession openOrCreate(AggregateLog<?> log) {
        return ReplaySession.openOrCreate(
            log, kafka, OptionalInt.empty(), ReadModelSettings.inFolder(data), data, () -> {});
      }
    }, new Replayed(List.of(ofOrders, ofTallies), List.of(orders, tallies)));
  }

  private static NewEvent<TallyEvent> event(long version, TallyEvent event) {
    return new NewEvent<>("apples", version, event, OrderEvents.at(version));
  }

  private <E> void append(AggregateLog<E> log, List<NewEvent<E>> events) {
    try (KafkaEventLog<E> made = KafkaEventLog.createIfMissing(log, kafka, OptionalInt.empty());
        var appender = made.openAppender(log.writerId(0))) {
      appender.append(events);
    }
  }

  private <E> void feed(Projection<E> projection, AggregateLog<E> log) {
    try (KafkaEventLog<E> opened = KafkaEventLog.open(log, kafka);
        ReadModelDatabase database =
            ReadModelDatabase.open(ReadModelSettings.inFolder(data));
        ProjectionLoop<E> loop =
            new ProjectionLoop<>(database, opened, projection, TimeSource.system())) {
      while (!loop.isCaughtUp()) {
        loop.doWork();
      }
    }
  }
}
