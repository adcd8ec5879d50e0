package io.orderlog.standalone;

import io.orderlog.command.CommandSideMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code orderlog} command line. Exit codes: 0 fine, 1 failed, 2 wrong use. */
@Command(name = "orderlog", description = "An event-sourced CQRS order system on Apache Kafka.", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", subcommands = {
    StartCommand.class, BrokerCommand.class, HelpCommand.class}, footer = {"",
        "Settings come from the environment: see the table in README.md."})
public final class OrderlogMain {

  private OrderlogMain() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new OrderlogMain()).execute(args));
  }

  @Command(name = "command-side", description = "Take commands over HTTP, write events to Kafka.", mixinStandardHelpOptions = true)
  void commandSide() {
    CommandSideMain.main();
  }
}
