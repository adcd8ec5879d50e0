package io.orderlog.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandSide;
import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.ServedAggregates;
import io.orderlog.command.tally.TallyAggregate;
import io.orderlog.eventlog.kafka.connection.KafkaSettings;
import io.orderlog.eventlog.kafka.labels.KafkaLabelStore;
import io.orderlog.eventlog.tally.TallyDecider;
import io.orderlog.eventlog.tally.TallyLog;
import io.orderlog.projections.Projections;
import io.orderlog.projections.ProjectionsProcess;
import io.orderlog.projections.ProjectionsSettings;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.tally.TalliesProjection;
import io.orderlog.query.QueryPart;
import io.orderlog.query.QueryParts;
import io.orderlog.query.QuerySide;
import io.orderlog.query.QuerySideSettings;
import io.orderlog.replay.ReplayCommand;
import io.orderlog.replay.Replayed;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.replay.order.ReplayedOrders;
import io.orderlog.settings.Environment;
import io.orderlog.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * The processes of the system with an aggregate that the system does not know: each is given one
 * more entry in the list of what it serves, and nothing else.
 *
 * @param settings as the processes find them in their environment
 */
record OrdersAndTallies(Map<String, String> settings) {

  /** A command side in a process of its own; the settings are its environment. */
  static final class CommandSideProcess {

    private CommandSideProcess() {}

    public static void main(String... arguments) throws InterruptedException {
      CommandSide commandSide = new OrdersAndTallies(System.getenv()).commandSide();
      System.out.println("Commands: " + commandSide.url());
      Thread.currentThread().join();
    }
  }

  CommandSide commandSide() {
    Environment environment = new Environment(settings);
    List<ServedAggregate<?, ?, ?, ?>> served = new ArrayList<>(ServedAggregates.all());
    served.add(TallyAggregate.served());
    return CommandSide.start(
        CommandSideSettings.of(environment, KafkaSettings.of(environment)), served,
        TimeSource.system(), UUID::randomUUID);
  }

  ProjectionsProcess projections() {
    Environment environment = new Environment(settings);
    return ProjectionsProcess.start(
        ProjectionsSettings.of(environment, KafkaSettings.of(environment)), readModels(),
        TimeSource.system(), new Random(1));
  }

  QuerySide querySide() {
    Environment environment = new Environment(settings);
    QuerySideSettings querySide =
        QuerySideSettings.of(environment, KafkaSettings.of(environment));
    List<QueryPart> parts = new ArrayList<>(QueryParts.all(querySide, TimeSource.system(),
        new KafkaLabelStore(KafkaSettings.of(environment))));
    parts.add(new TallyQueries());
    return QuerySide.start(querySide, parts, TimeSource.system(), UUID::randomUUID);
  }

  /** What the replay tool prints; fails unless it ends well. */
  String replay(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(out, true, UTF_8);
    var tallies = new ReplayedAggregate<>(TallyLog.TALLIES, new TallyDecider(),
        TallyDecider::statusOf, text -> Optional.of(text).filter(id -> id.matches("[a-z]{1,20}")),
        "a word", "a word in lower case");
    int exitCode = ReplayCommand.create(new ReplaySessions(new Environment(settings), printed),
        new Replayed(List.of(ReplayedOrders.ORDERS, tallies), readModels()), TimeSource.system(),
        printed).setErr(new PrintWriter(err, true, UTF_8)).execute(arguments);
    assertThat(exitCode).as("%s: %s%s", String.join(" ", arguments), out, err).isZero();
    return out.toString(UTF_8);
  }

  private static List<Projection<?>> readModels() {
    List<Projection<?>> all = new ArrayList<>(Projections.all());
    all.add(new TalliesProjection());
    return all;
  }
}
