package io.orderlog.standalone.broker;

import io.orderlog.command.ServedAggregates;
import io.orderlog.command.effects.EffectPermit;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.positions.KafkaPositions;
import io.orderlog.eventlog.kafka.positions.PositionsTopic;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.Environment;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether those outside may be asked for what a log waits for. */
@Command(name = "effects", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Say whether those outside, such as the payment provider, may be asked.")
public final class EffectsCommand {

  private final Supplier<KafkaConnection> connection;
  private final List<? extends AggregateLog<?>> logs;
  private final PrintStream out;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private EffectsCommand(Supplier<KafkaConnection> connection,
      List<? extends AggregateLog<?>> logs, PrintStream out) {
    this.connection = connection;
    this.logs = logs;
    this.out = out;
  }

  /**
   * The command with all its subcommands.
   *
   * @param logs those that ask somebody outside
   * @param out takes what was asked for
   */
  public static CommandLine create(Environment environment,
      List<? extends AggregateLog<?>> logs, PrintStream out) {
    return new CommandLine(
        new EffectsCommand(() -> KafkaCommand.connection(environment), logs, out));
  }

  /** Shows which logs may ask. */
  @Command(name = "list", mixinStandardHelpOptions = true,
      description = "Show which logs may ask somebody outside.")
  int list() {
    KafkaConnection kafka = connection.get();
    logs.forEach(log -> within(kafka, log, (positions, opened) -> out.println(
        log.name() + (EffectPermit.isGivenTo(opened.identity(), positions)
            ? " may ask"
            : " is held back; ./orderlog effects allow " + log.name() + " lets it ask"))));
    return ServerProcess.OK;
  }

  /** Lets a log ask. */
  @Command(name = "allow", mixinStandardHelpOptions = true, description = {
      "Let a log ask somebody outside that was not begun here: one that was imported, or copied, or"
          + " whose positions are lost.",
      "Make sure that no other copy of it goes on: both would ask."})
  int allow(@Parameters(paramLabel = "LOG", description = "As in payments.") String name) {
    AggregateLog<?> log = logs.stream().filter(each -> each.name().equals(name)).findFirst()
        .orElseThrow(() -> new ParameterException(spec.commandLine(), "\"" + name
            + "\" asks nobody outside; " + logs.stream().map(AggregateLog::name)
                .collect(Collectors.joining(" and "))
            + " may"));
    within(connection.get(), log, (positions, opened) -> {
      EffectPermit.give(positions, opened);
      out.println(name + " may ask from now on");
    });
    ServedAggregates.whatWaits(log, connection.get()).ifPresent(out::println);
    return ServerProcess.OK;
  }

  private interface Work {
    void run(Positions positions, KafkaEventLog<?> log);
  }

  private static void within(KafkaConnection kafka, AggregateLog<?> definition, Work work) {
    PositionsTopic.createIfMissing(kafka);
    try (KafkaEventLog<?> log = KafkaEventLog.open(definition, kafka);
        Positions positions = new KafkaPositions(kafka)) {
      work.run(positions, log);
    }
  }
}
