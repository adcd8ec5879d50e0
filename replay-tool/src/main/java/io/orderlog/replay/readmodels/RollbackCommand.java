package io.orderlog.replay.readmodels;

import io.orderlog.commandline.JsonOutput;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.rebuild.Rollback;
import io.orderlog.replay.ProjectionNames;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.Replayed;
import io.orderlog.time.Ticker;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Back to the generation before the last rebuild. */
@Command(name = "rollback", mixinStandardHelpOptions = true,
    description = "Make the previous generation of a projection the active one again.")
@SuppressWarnings("NullAway.Init")
public final class RollbackCommand implements Callable<Integer> {

  private final ReplaySession.Opener sessions;
  private final Replayed replayed;
  private final Ticker ticker;
  private final PrintStream out;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "The projection.")
  private String name;

  @Option(names = "--json", description = "One JSON object, for scripts.")
  private boolean json;

  public RollbackCommand(ReplaySession.Opener sessions, Replayed replayed, Ticker ticker,
      PrintStream out) {
    this.sessions = sessions;
    this.replayed = replayed;
    this.ticker = ticker;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Projection<?> projection = ProjectionNames.find(spec, replayed, name);
    try (ReplaySession session = sessions.open(List.of(projection.log()))) {
      Generation active = rollBack(session, projection);
      out.println(json
          ? JsonOutput.of(new Result(projection.name(), active.number()))
          : projection.name() + ": generation " + active + " is active now");
      return 0;
    }
  }

  private <E> Generation rollBack(ReplaySession session, Projection<E> projection) {
    return new Rollback<>(session.database(), session.log(projection.log()), ticker)
        .run(projection);
  }

  /**
   * What scripts get.
   *
   * @param generation the one that is active now
   */
  private record Result(String projection, int generation) {}
}
