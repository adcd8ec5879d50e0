package io.orderlog.replay.readmodels;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.rebuild.RebuildSince;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** From where on a rebuild computes streams again. */
@SuppressWarnings("NullAway.Init")
final class SinceOption {

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--since", paramLabel = "TIME|PARTITION@OFFSET",
      description = "Rebuild only what has events from this time on"
          + " (2026-11-21T10:00:00Z), or from these positions on (2@1742, once per partition),"
          + " and take all else over from the live read model.")
  private List<String> since = List.of();

  /**
   * Where that is, if it was said.
   *
   * @throws ParameterException if it is neither one time nor positions of different partitions
   */
  Optional<RebuildSince> value() {
    if (since.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(since.size() == 1 && !since.getFirst().contains("@")
        ? new RebuildSince.Time(time(since.getFirst()))
        : new RebuildSince.Positions(positions()));
  }

  private Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notOne) {
      throw wrong(
          "'" + text + "' is neither a time, as 2026-11-21T10:00:00Z, nor a position, as 2@1742");
    }
  }

  private Offsets positions() {
    Map<Integer, Long> positions = new HashMap<>();
    for (String text : since) {
      LogPosition position = LogPosition.parse(text).orElseThrow(() -> wrong(
          "'" + text
              + "' is not a position, as 2@1742; give one time, or one position per partition"));
      if (positions.put(position.partition(), position.offset()) != null) {
        throw wrong("partition " + position.partition() + " has more than one position");
      }
    }
    return new Offsets(positions);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), "--since: " + message);
  }
}
