package io.orderlog.standalone;

import io.orderlog.command.CommandSideMain;
import io.orderlog.command.ServedAggregates;
import io.orderlog.commandline.CommandErrors;
import io.orderlog.process.MachineDefaults;
import io.orderlog.process.ServerProcess;
import io.orderlog.projections.ProjectionsMain;
import io.orderlog.query.QuerySideMain;
import io.orderlog.replay.ReplayCommand;
import io.orderlog.replay.Replayed;
import io.orderlog.replay.ReplayedAggregate;
import io.orderlog.settings.Environment;
import io.orderlog.simulators.SimulatorsMain;
import io.orderlog.standalone.broker.BrokerCommand;
import io.orderlog.standalone.broker.EffectsCommand;
import io.orderlog.standalone.broker.KafkaCommand;
import io.orderlog.standalone.broker.ReactionsCommand;
import io.orderlog.standalone.demo.DemoCommand;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

/**
 * The {@code orderlog} command line. Exit codes: 0 fine, 1 failed, 2 wrong use; 128 and the number
 * of the signal that ended a command before it was done. To be asked to stop is fine for a server.
 */
@Command(name = "orderlog", description = "An event-sourced CQRS order system on Apache Kafka.",
    mixinStandardHelpOptions = true, versionProvider = BuiltVersion.class,
    synopsisSubcommandLabel = "COMMAND", subcommands = {
        StartCommand.class, DemoCommand.class, BrokerCommand.class, HelpCommand.class},
    footer = {"",
        "Settings come from the environment: see the table in docs/running.md."})
public final class OrderlogMain {

  private OrderlogMain() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    MachineDefaults.pin(args);
    System.exit(ServerProcess.work(() -> whole(commandLine().execute(args))));
  }

  /** What was printed only in part, as on a disk that is full, is not what was asked for. */
  private static int whole(int exitCode) {
    if (!System.out.checkError()) {
      return exitCode;
    }
    System.err.println("the output could not be written; look at where it goes");
    return exitCode == ServerProcess.OK ? ServerProcess.FAILED : exitCode;
  }

  static CommandLine commandLine() {
    Environment environment = new Environment(System.getenv());
    return CommandErrors.inOneLine(new CommandLine(new OrderlogMain())
        .addSubcommand("replay", ReplayCommand.create(
            new ReplaySessions(environment, System.out), TimeSource.system(), System.out))
        .addSubcommand("effects", EffectsCommand.create(
            environment, ServedAggregates.logsThatAsk(), System.out))
        .addSubcommand("reactions", ReactionsCommand.create(
            environment, Replayed.all().aggregates(), TimeSource.system(), System.out))
        .addSubcommand("kafka", KafkaCommand.create(environment,
            Replayed.all().aggregates().stream().map(ReplayedAggregate::log).toList(),
            System.out)));
  }

  @Command(name = "command-side", mixinStandardHelpOptions = true,
      description = "Run one command side: commands over HTTP, events to Kafka.")
  void commandSide(@Option(names = "--serve", paramLabel = "LOG[,LOG...]",
      description = "Run the writers of these logs alone, as in stock,payments; instead of"
          + " ORDERLOG_SERVE. By default, of all.") @Nullable String serve) {
    CommandSideMain.run(Optional.ofNullable(serve));
  }

  @Command(name = "projections", mixinStandardHelpOptions = true,
      description = "Run the projections: events from Kafka, rows to the database.")
  void projections() {
    ProjectionsMain.main();
  }

  @Command(name = "query-side", mixinStandardHelpOptions = true,
      description = "Run one query side: read models over HTTP.")
  void querySide() {
    QuerySideMain.main();
  }

  @Command(name = "simulators", mixinStandardHelpOptions = true,
      description = "Run the world outside, for trials: a payment provider and a carrier.")
  void simulators() {
    SimulatorsMain.main();
  }
}
