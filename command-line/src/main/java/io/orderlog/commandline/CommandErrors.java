package io.orderlog.commandline;

import io.orderlog.process.Interruption;
import io.orderlog.process.ServerProcess;
import io.orderlog.settings.InvalidSettingsException;
import io.orderlog.settings.NearestName;
import io.orderlog.settings.OneLine;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How commands fail: with one line on the error stream, or one per wrong setting, and never a stack
 * trace. Exit code 2 says that the command line or a setting has to be changed, 1 that it failed.
 */
public final class CommandErrors {

  private CommandErrors() {}

  /** Makes this command, and all the subcommands that it has by now, fail like that. */
  public static CommandLine inOneLine(CommandLine command) {
    // What begins with @ is what it says, not the name of a file with more arguments.
    return ArgumentTypes.register(command.setExpandAtFiles(false))
        .setParameterExceptionHandler(CommandErrors::wrongUse)
        .setExecutionExceptionHandler(CommandErrors::failed);
  }

  private static int wrongUse(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(OneLine.of(wrong) + suggestion(wrong) + "; try "
        + command.getCommandSpec().qualifiedName() + " --help");
    return ServerProcess.WRONG_USE;
  }

  private static String suggestion(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      CommandLine command = wrong.getCommandLine();
      Set<String> known = unmatched.isUnknownOption()
          ? command.getCommandSpec().optionsMap().keySet()
          : command.getSubcommands().keySet();
      return NearestName.question(unmatched.getUnmatched().getFirst(), known);
    }
    return "";
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    if (Interruption.isCauseOf(failure)) {
      command.getErr().println("stopped before it was done");
      return ServerProcess.FAILED;
    }
    boolean settings = failure instanceof InvalidSettingsException;
    command.getErr().println(settings ? failure.getMessage() : OneLine.of(failure));
    return settings ? ServerProcess.WRONG_USE : ServerProcess.FAILED;
  }
}
