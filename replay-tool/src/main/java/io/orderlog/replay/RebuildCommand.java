package io.orderlog.replay;

import io.orderlog.projections.Projections;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.Rebuild;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Read models are built anew beside the live ones, and then take their place. */
@Command(name = "rebuild", mixinStandardHelpOptions = true,
    description = "Build projections anew from the log while the live ones go on answering,"
        + " then switch over in one step.")
@SuppressWarnings("NullAway.Init")
final class RebuildCommand implements Callable<Integer> {

  private static final int MAX_PARALLELISM = 64;

  private final ReplaySession.Opener sessions;
  private final InstantSource clock;
  private final PrintStream out;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Projections to rebuild.")
  private List<String> names = List.of();

  @Option(names = "--all", description = "Rebuild every projection.")
  private boolean all;

  @Option(names = "--parallelism", paramLabel = "N",
      description = "Partitions to read at once (default: as many as there are cores).")
  private @Nullable Integer parallelism;

  RebuildCommand(ReplaySession.Opener sessions, InstantSource clock, PrintStream out) {
    this.sessions = sessions;
    this.clock = clock;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (parallelism != null && (parallelism < 1 || parallelism > MAX_PARALLELISM)) {
      throw new ParameterException(spec.commandLine(),
          "--parallelism is " + parallelism + ", allowed is 1 to " + MAX_PARALLELISM);
    }
    if (all != names.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name projections, or give --all");
    }
    List<Projection> projections = all ? Projections.all() : ProjectionNames.find(spec, names);
    try (ReplaySession session = sessions.open()) {
      for (Projection projection : projections) {
        run(session, projection);
      }
      return 0;
    }
  }

  private void run(ReplaySession session, Projection projection) {
    Rebuild rebuild = parallelism == null
        ? new Rebuild(session.database(), session.log(), clock)
        : new Rebuild(session.database(), session.log(), clock, parallelism);
    long offsets = session.log().endOffsets(session.log().identity().allPartitions())
        .values().stream().mapToLong(Long::longValue).sum();
    Instant start = clock.instant();
    AtomicLong events = new AtomicLong();
    Generation active;
    // The bar counts offsets, because their number is known; the log's transactions take some too.
    try (ProgressDisplay progress = ProgressDisplay.start(
        "Rebuild " + projection.name(), "offsets", Math.max(1, offsets), out)) {
      active = rebuild.run(projection, (applied, done, _) -> {
        long most = events.accumulateAndGet(applied, Math::max);
        progress.note(rate(most, start));
        progress.stepTo(Math.min(done, offsets));
      });
      progress.stepTo(Math.max(1, offsets));
    }
    out.println(projection.name() + ": generation " + active + " is active now, built from "
        + rate(events.get(), start));
  }

  /** As in {@code 1,000,000 events, 250,000 events/s}. */
  private String rate(long events, Instant start) {
    double seconds = Math.max(1, Duration.between(start, clock.instant()).toMillis()) / 1_000.0;
    return String.format(Locale.ROOT, "%,d events, %,.0f events/s", events, events / seconds);
  }
}
