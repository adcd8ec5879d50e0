package io.orderlog.replay.readmodels;

import io.orderlog.process.ServerProcess;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.rebuild.Rebuild;
import io.orderlog.projections.rebuild.RebuildSince;
import io.orderlog.replay.ChosenProjections;
import io.orderlog.replay.ChosenProjections.Choice;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.Replayed;
import io.orderlog.replay.ReplayedIndex;
import io.orderlog.time.TimeSource;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Read models are rebuilt next to the live ones, and then take their place. */
@Command(name = "rebuild", mixinStandardHelpOptions = true,
    description = "Rebuild projections from the log while the live ones go on answering,"
        + " then switch over in one step.")
@SuppressWarnings("NullAway.Init")
public final class RebuildCommand implements Callable<Integer> {

  private final ReplaySession.Opener sessions;
  private final Replayed replayed;
  private final TimeSource clock;
  private final PrintStream out;

  @Spec
  private CommandSpec spec;

  @Mixin
  private ChosenProjections chosen;

  @Mixin
  private SinceOption since;

  public RebuildCommand(ReplaySession.Opener sessions, Replayed replayed, TimeSource clock,
      PrintStream out) {
    this.sessions = sessions;
    this.replayed = replayed;
    this.clock = clock;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Choice choice = chosen.of(replayed);
    int parallelism = chosen.parallelism();
    Optional<RebuildSince> from = since.value();
    if (from.isPresent() && !chosen.isAll()) {
      choice.projections().forEach(this::requireApart);
      choice.indexes().forEach(this::requireApart);
    }
    try (ReplaySession session = sessions.open(choice.logs())) {
      Optional<RuntimeException> failure = PerLog.<Projection<?>>run(choice.projections(),
          Projection::log, projection -> run(session, projection, parallelism, from));
      Optional<RuntimeException> ofIndexes = PerLog.<ReplayedIndex>run(choice.indexes(),
          ReplayedIndex::log, index -> run(session, index, from));
      if (failure.or(() -> ofIndexes).isPresent()) {
        throw failure.or(() -> ofIndexes).get();
      }
      return ServerProcess.OK;
    }
  }

  /** Of those that were named one by one, none is rebuilt otherwise than was asked for. */
  private void requireApart(Projection<?> projection) {
    if (!projection.keepsStreamsApart()) {
      throw new ParameterException(spec.commandLine(), inPart(projection)
          + "; rebuild it without --since");
    }
  }

  private void requireApart(ReplayedIndex index) {
    throw new ParameterException(spec.commandLine(),
        inPart(index) + "; rebuild it without --since");
  }

  private <E> void run(ReplaySession session, Projection<E> projection, int parallelism,
      Optional<RebuildSince> from) {
    Rebuild<E> rebuild = new Rebuild<>(
        session.database(), session.log(projection.log()), clock, parallelism);
    boolean whole = from.isPresent() && !projection.keepsStreamsApart();
    if (whole) {
      out.println(inPart(projection) + "; it is rebuilt whole");
    }
    Generation active;
    String rate;
    try (FeedDisplay progress = FeedDisplay.start("Rebuild", projection.name(), clock, out)) {
      active = from.isPresent() && !whole
          ? rebuild.runSince(projection, from.get(), progress)
          : rebuild.run(projection, progress);
      rate = progress.complete();
    }
    out.println(
        projection.name() + ": generation " + active + " is active now, built from " + rate);
  }

  private void run(ReplaySession session, ReplayedIndex index, Optional<RebuildSince> from) {
    if (chosen.isAll() && !index.isIn(session.data())) {
      out.println(AllIndexes.none(index, session));
      return;
    }
    if (from.isPresent()) {
      out.println(inPart(index) + "; it is rebuilt whole");
    }
    String made;
    String rate;
    try (FeedDisplay progress = FeedDisplay.start("Rebuild", index.name(), clock, out)) {
      made = index.rebuild(session, clock, progress);
      rate = progress.complete();
    }
    out.println(index.name() + ": " + made + ", built from " + rate);
  }

  private static String inPart(ReplayedIndex index) {
    return index.name() + " cannot be rebuilt in part, because it is made of files";
  }

  private static String inPart(Projection<?> projection) {
    return projection.name()
        + " cannot be rebuilt in part, because its rows add up many "
        + projection.log().nouns();
  }
}
