package io.orderlog.replay;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.projections.readmodel.Projection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which projections and indexes are worked on, and how many partitions at once: what two commands ask. */
@SuppressWarnings("NullAway.Init")
public final class ChosenProjections {

  private static final int MAX_PARALLELISM = 64;

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names of projections, or search.")
  private List<String> names = List.of();

  @Option(names = "--all", description = "Every projection.")
  private boolean all;

  @Option(names = "--parallelism", paramLabel = "N",
      description = "Partitions to read at once (default: as many as there are cores).")
  private @Nullable Integer parallelism;

  /** What was chosen. */
  public record Choice(
      List<? extends Projection<?>> projections, List<? extends ReplayedIndex> indexes) {

    /** The logs that all that is made of, each once. */
    public List<? extends AggregateLog<?>> logs() {
      return Replayed.logsOf(projections, indexes);
    }
  }

  /**
   * The projections and indexes.
   *
   * @throws ParameterException if there is none with one of the names, or it is not said which
   */
  public Choice of(Replayed replayed) {
    if (all != names.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "name projections, or give --all" + (all ? ", not both" : ""));
    }
    return all ? new Choice(replayed.projections(), replayed.indexes()) : named(replayed);
  }

  private Choice named(Replayed replayed) {
    return new Choice(
        names.stream().distinct()
            .flatMap(name -> ProjectionNames.projection(command, replayed, name).stream())
            .toList(),
        replayed.indexes().stream().filter(index -> names.contains(index.name())).toList());
  }

  /** Whether they were not named one by one. */
  public boolean isAll() {
    return all;
  }

  /**
   * How many partitions to read at once.
   *
   * @throws ParameterException if that many are not allowed
   */
  public int parallelism() {
    if (parallelism == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (parallelism < 1 || parallelism > MAX_PARALLELISM) {
      throw new ParameterException(command.commandLine(),
          "--parallelism is " + parallelism + ", allowed is 1 to " + MAX_PARALLELISM);
    }
    return parallelism;
  }
}
