package io.orderlog.replay.readmodels;

import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.projections.readmodel.Projection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Work on projections, of which those of a log that cannot be used hold up no others. */
final class PerLog {

  private PerLog() {}

  /**
   * Does the work for each projection, until its log fails.
   *
   * @return the first failure, for the caller to throw when all else is reported
   */
  static Optional<RuntimeException> run(
      List<? extends Projection<?>> projections, Consumer<Projection<?>> work) {
    Map<String, RuntimeException> failures = new LinkedHashMap<>();
    for (Projection<?> projection : projections) {
      String log = projection.log().name();
      try {
        if (!failures.containsKey(log)) {
          work.accept(projection);
        }
      } catch (LogUnavailableException | UnsafeTopicException failure) {
        failures.put(log, failure);
      }
    }
    return failures.values().stream().findFirst();
  }
}
