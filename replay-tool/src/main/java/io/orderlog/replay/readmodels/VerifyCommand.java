package io.orderlog.replay.readmodels;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.commandline.JsonOutput;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.process.ServerProcess;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.verify.LackingStream;
import io.orderlog.projections.verify.RowDifference;
import io.orderlog.projections.verify.RowDifference.Changed;
import io.orderlog.projections.verify.RowDifference.Missing;
import io.orderlog.projections.verify.RowDifference.Surplus;
import io.orderlog.projections.verify.Verification;
import io.orderlog.projections.verify.VerificationReport;
import io.orderlog.replay.ChosenProjections;
import io.orderlog.replay.ChosenProjections.Choice;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.Replayed;
import io.orderlog.replay.ReplayedIndex;
import io.orderlog.time.TimeSource;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether the read models are what the log makes of them. */
@Command(name = "verify", mixinStandardHelpOptions = true,
    description = "Build projections separately and compare them with the live ones row by row."
        + " Changes nothing; works while the system runs. Exit code 1 if any row differs. Those"
        + " whose events do not fit are named: they are parked, or were discarded.")
@SuppressWarnings("NullAway.Init")
public final class VerifyCommand implements Callable<Integer> {

  private static final int MAX_SHOWN = 100_000;

  private final ReplaySession.Opener sessions;
  private final Replayed replayed;
  private final TimeSource clock;
  private final PrintStream out;

  @Spec
  private CommandSpec spec;

  @Mixin
  private ChosenProjections chosen;

  @Option(names = "--show", defaultValue = "20", paramLabel = "N",
      description = "Rows that differ to show of each projection (default: ${DEFAULT-VALUE}).")
  private int mostShown;

  @Option(names = "--json", description = "One JSON array, for scripts.")
  private boolean json;

  public VerifyCommand(ReplaySession.Opener sessions, Replayed replayed, TimeSource clock,
      PrintStream out) {
    this.sessions = sessions;
    this.replayed = replayed;
    this.clock = clock;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (mostShown < 0 || mostShown > MAX_SHOWN) {
      throw new ParameterException(spec.commandLine(),
          "--show is " + mostShown + ", allowed is 0 to " + MAX_SHOWN);
    }
    Choice choice = chosen.of(replayed);
    int parallelism = chosen.parallelism();
    List<VerificationReport> reports = new ArrayList<>();
    Optional<RuntimeException> failure;
    try (ReplaySession session = sessions.open(choice.logs())) {
      Optional<RuntimeException> ofProjections = PerLog.<Projection<?>>run(choice.projections(),
          Projection::log, projection -> report(projection.log(), reports,
              verify(session, projection, parallelism)));
      Optional<RuntimeException> ofIndexes = PerLog.<ReplayedIndex>run(choice.indexes(),
          ReplayedIndex::log, index -> verify(session, index).ifPresent(
              report -> report(index.log(), reports, report)));
      failure = ofProjections.or(() -> ofIndexes);
    }
    if (json && (failure.isEmpty() || !reports.isEmpty())) {
      out.println(JsonOutput.of(reports.stream().map(Result::of).toList()));
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    return reports.stream().allMatch(VerificationReport::isSound)
        ? ServerProcess.OK
        : ServerProcess.FAILED;
  }

  private void report(
      AggregateLog<?> log, List<VerificationReport> reports, VerificationReport report) {
    reports.add(report);
    if (!json) {
      print(log, report);
    }
  }

  /** Nothing where there is none, and it was not asked for by its name. */
  private Optional<VerificationReport> verify(ReplaySession session, ReplayedIndex index) {
    if (chosen.isAll() && !index.isIn(session.data())) {
      display().println(AllIndexes.none(index, session));
      return Optional.empty();
    }
    try (FeedDisplay progress = FeedDisplay.start("Verify", index.name(), clock, display())) {
      VerificationReport report = index.verify(session, mostShown, clock, progress);
      progress.complete();
      return Optional.of(report);
    }
  }

  /** Scripts get nothing but the JSON. */
  private PrintStream display() {
    return json ? new PrintStream(OutputStream.nullOutputStream(), false, UTF_8) : out;
  }

  private <E> VerificationReport verify(
      ReplaySession session, Projection<E> projection, int parallelism) {
    Verification<E> verification = new Verification<>(
        session.database(), session.log(projection.log()), clock, parallelism);
    try (FeedDisplay progress =
        FeedDisplay.start("Verify", projection.name(), clock, display())) {
      VerificationReport report = verification.run(projection, mostShown, progress);
      progress.complete();
      return report;
    }
  }

  private void print(AggregateLog<?> log, VerificationReport report) {
    out.println(report.projection() + ": generation " + report.generation() + ", "
        + String.format(Locale.ROOT, "%,d rows, ", report.rows()) + found(report)
        + lacking(log, report.lacking().size()));
    report.shown().forEach(this::print);
    report.lacking().forEach(stream -> print(log, stream));
  }

  private static String found(VerificationReport report) {
    if (report.isSound()) {
      return "all as the log says";
    }
    String total = String.format(Locale.ROOT, "%,d %s from the log", report.differences(),
        report.differences() == 1 ? "differs" : "differ");
    return report.shown().isEmpty() || report.shown().size() == report.differences()
        ? total
        : total + ", the first " + report.shown().size() + ":";
  }

  private static String lacking(AggregateLog<?> log, int streams) {
    return switch (streams) {
      case 0 -> "";
      case 1 -> "; 1 " + log.noun() + " lacks events:";
      default -> "; " + streams + " " + log.nouns() + " lack events:";
    };
  }

  private void print(AggregateLog<?> log, LackingStream stream) {
    String id = stream.first().streamId();
    String from = "from version " + stream.first().version() + " on";
    out.println("  " + log.noun() + " " + id + switch (stream.standing()) {
      case PARKED -> " is parked " + from + ": see replay quarantine show " + id;
      case FITS -> " is parked " + from + ", but fits: replay quarantine retry " + id;
      case DISCARDED -> " was discarded " + from + ": a rebuild parks it again";
    });
  }

  private void print(RowDifference difference) {
    String row = "  " + difference.table() + " " + difference.key().entrySet().stream()
        .map(column -> column.getKey() + "=" + column.getValue())
        .collect(Collectors.joining(" "));
    switch (difference) {
      case Missing _ -> out.println(row + ": is missing");
      case Surplus _ -> out.println(row + ": should not be there");
      case Changed(_, _, var columns) -> columns.forEach(column -> out.println(
          row + ": " + column.name() + " is " + quoted(column.live()) + ", rebuilt "
              + quoted(column.rebuilt())));
    }
  }

  private static String quoted(@Nullable String value) {
    return value == null ? "null" : "'" + value + "'";
  }

  private record Result(String projection, int generation, Map<Integer, Long> nextOffsets,
      long rows, long differences, List<Row> shown, List<Lacking> lacking) {

    static Result of(VerificationReport report) {
      return new Result(report.projection(), report.generation().number(),
          report.nextOffsets().byPartition(), report.rows(), report.differences(),
          report.shown().stream().map(Row::of).toList(),
          report.lacking().stream().map(Lacking::of).toList());
    }
  }

  private record Lacking(String orderId, long version, String standing) {

    static Lacking of(LackingStream stream) {
      return new Lacking(stream.first().streamId(), stream.first().version(),
          stream.standing().name().toLowerCase(Locale.ROOT));
    }
  }

  private record Row(String table, Map<String, String> key, String difference,
      List<RowDifference.Column> columns) {

    static Row of(RowDifference difference) {
      return switch (difference) {
        case Missing(var table, var key) -> new Row(table, key, "missing", List.of());
        case Surplus(var table, var key) -> new Row(table, key, "surplus", List.of());
        case Changed(var table, var key, var columns) -> new Row(table, key, "changed", columns);
      };
    }
  }
}
