package io.orderlog.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.Projections;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.replay.order.ReplayedOrders;
import io.orderlog.replay.search.ReplayedSearch;
import io.orderlog.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The replay tool as a user runs it, each time from its command line. */
public final class ReplayTool {

  /** How it ended and what it said. */
  public record Outcome(int exitCode, String out, String err) {}

  private final ReplaySession.Opener sessions;
  private final Replayed replayed;

  /** With orders and their read models. */
  ReplayTool(ReplaySession.Opener sessions) {
    this(sessions, new Replayed(List.of(ReplayedOrders.ORDERS), Projections.ofOrders()));
  }

  ReplayTool(ReplaySession.Opener sessions, Replayed replayed) {
    this.sessions = sessions;
    this.replayed = replayed;
  }

  /** On a log of its own instead of the one that has all orders. */
  public static ReplayTool on(String bootstrapServers, LogIdentity log, Path data) {
    return new ReplayTool(_ -> new ReplaySession(TestLog.open(bootstrapServers, log.topic()),
        ReadModelSettings.inFolder(data), data, () -> {}));
  }

  /** The same with the index of orders beside the read models. */
  public static ReplayTool withSearch(String bootstrapServers, LogIdentity log, Path data) {
    return new ReplayTool(_ -> new ReplaySession(TestLog.open(bootstrapServers, log.topic()),
        ReadModelSettings.inFolder(data), data, () -> {}),
        new Replayed(List.of(ReplayedOrders.ORDERS), Projections.ofOrders(),
            List.of(ReplayedSearch.ofOrders(OrderLog.ORDERS)), Optional.empty()));
  }

  public Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printedOut = new PrintStream(out, true, UTF_8);
    CommandLine commandLine = ReplayCommand
        .create(sessions, replayed, TimeSource.system(), printedOut)
        .setOut(new PrintWriter(printedOut, true, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8));
    int exitCode = commandLine.execute(arguments);
    return new Outcome(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}
