package io.orderlog.replay.readmodels;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderlog.commandline.JsonOutput;
import io.orderlog.commandline.TextTable;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.GenerationStatus;
import io.orderlog.projections.generation.ReadModelStatus;
import io.orderlog.projections.generation.WrongLogException;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.Replayed;
import io.orderlog.replay.ReplayedIndex;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All read models and how far they are. */
@Command(name = "list", mixinStandardHelpOptions = true,
    description = "Show the generations of each projection and index: rows, checkpoint and lag per"
        + " partition.")
public final class ListCommand implements Callable<Integer> {

  private final ReplaySession.Opener sessions;
  private final Replayed replayed;
  private final PrintStream out;

  @Option(names = "--json", description = "One JSON array, for scripts.")
  private boolean json;

  public ListCommand(ReplaySession.Opener sessions, Replayed replayed, PrintStream out) {
    this.sessions = sessions;
    this.replayed = replayed;
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    try (ReplaySession session = sessions.open(replayed.logs())) {
      List<ReadModelStatus> all = new ArrayList<>();
      Optional<RuntimeException> failure = PerLog.runTogether(replayed.projections(),
          ofLog -> all.addAll(ReadModelStatus.of(
              session.database(), session.log(ofLog.getFirst().log()), ofLog)));
      List<String> names = replayed.projections().stream().map(Projection::name).toList();
      all.sort(Comparator.comparingInt(status -> names.indexOf(status.projection())));
      Optional<RuntimeException> ofIndexes = PerLog.<ReplayedIndex>run(replayed.indexes(),
          ReplayedIndex::log, index -> all.addAll(index.status(session)));
      if (failure.isEmpty() || !all.isEmpty()) {
        print(all);
      }
      if (failure.or(() -> ofIndexes).isPresent()) {
        throw failure.or(() -> ofIndexes).get();
      }
      requireOfThisLog(all);
      return 0;
    }
  }

  private void print(List<ReadModelStatus> all) {
    if (json) {
      out.println(JsonOutput.of(all.stream().map(Row::of).toList()));
    } else if (all.isEmpty()) {
      out.println("no read model has been built yet: start the projections, or run"
          + " replay rebuild --all");
    } else {
      TextTable table = new TextTable(
          "PROJECTION", "GENERATION", "STATUS", "ROWS", "LAG", "CREATED", "CHECKPOINT");
      all.forEach(status -> table.add(status.projection(), status.generation().toString(),
          status.status().toString(), String.valueOf(status.rows()),
          status.mismatch().isPresent() ? "not of this log" : lag(status.lag()),
          status.createdAt().toString(),
          status.nextOffsets().joined(" ")));
      out.print(table);
    }
  }

  /** A previous generation may be of another log, which a rebuild has replaced. */
  private static void requireOfThisLog(List<ReadModelStatus> all) {
    all.stream().filter(one -> one.status() == GenerationStatus.ACTIVE)
        .flatMap(one -> one.mismatch().stream()).findFirst().ifPresent(mismatch -> {
          throw new WrongLogException(mismatch);
        });
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Row(String projection, int generation, String status, String createdAt, long rows,
      Map<Integer, Long> nextOffsets, Map<Integer, Long> lag, @Nullable String mismatch) {

    static Row of(ReadModelStatus status) {
      return new Row(status.projection(), status.generation().number(),
          status.status().toString(), status.createdAt().toString(), status.rows(),
          status.nextOffsets().byPartition(), status.lag(), status.mismatch().orElse(null));
    }
  }

  /** As in {@code 0}, or {@code 7 (0: 4, 2: 3)} with the partitions that are behind. */
  private static String lag(Map<Integer, Long> lag) {
    long total = lag.values().stream().mapToLong(Long::longValue).sum();
    return total == 0
        ? "0"
        : lag.entrySet().stream()
            .filter(partition -> partition.getValue() > 0)
            .map(partition -> partition.getKey() + ": " + partition.getValue())
            .collect(Collectors.joining(", ", total + " (", ")"));
  }
}
