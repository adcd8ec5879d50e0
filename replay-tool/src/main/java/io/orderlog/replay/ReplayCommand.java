package io.orderlog.replay;

import io.orderlog.commandline.CommandErrors;
import io.orderlog.replay.export.ExportCommand;
import io.orderlog.replay.export.ImportCommand;
import io.orderlog.replay.history.HistoryCommand;
import io.orderlog.replay.quarantine.QuarantineCommand;
import io.orderlog.replay.readmodels.ListCommand;
import io.orderlog.replay.readmodels.RebuildCommand;
import io.orderlog.replay.readmodels.RollbackCommand;
import io.orderlog.replay.readmodels.VerifyCommand;
import io.orderlog.time.TimeSource;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The replay tool's command line. Exit codes: 0 fine, 1 failed, 2 wrong use. */
@Command(name = "replay", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
    description = "Rebuild read models from the log, and look into both.")
public final class ReplayCommand {

  private ReplayCommand() {}

  /**
   * The tool with all its commands, for all that there is.
   *
   * @param sessions opened by each command that needs the log
   * @param out takes what was asked for
   */
  public static CommandLine create(
      ReplaySession.Opener sessions, TimeSource clock, PrintStream out) {
    return create(sessions, Replayed.all(), clock, out);
  }

  /**
   * The tool with all its commands.
   *
   * @param sessions opened by each command that needs a log
   * @param out takes what was asked for
   */
  public static CommandLine create(
      ReplaySession.Opener sessions, Replayed replayed, TimeSource clock, PrintStream out) {
    return CommandErrors.inOneLine(new CommandLine(new ReplayCommand())
        .addSubcommand(new ListCommand(sessions, replayed, out))
        .addSubcommand(new RebuildCommand(sessions, replayed, clock, out))
        .addSubcommand(new VerifyCommand(sessions, replayed, clock, out))
        .addSubcommand(new RollbackCommand(sessions, replayed, clock, out))
        .addSubcommand(new HistoryCommand(sessions, replayed, clock, out))
        .addSubcommand(new ExportCommand(sessions, replayed, clock, out))
        .addSubcommand(new ImportCommand(sessions, replayed, clock, out))
        .addSubcommand(new QuarantineCommand(sessions, replayed, clock, out)));
  }
}
