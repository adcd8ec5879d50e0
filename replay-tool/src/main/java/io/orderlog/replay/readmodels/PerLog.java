package io.orderlog.replay.readmodels;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.projections.readmodel.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Work on read models, of which those of a log that cannot be used hold up no others. */
final class PerLog {

  private PerLog() {}

  /**
   * Does the work for each projection, until its log fails.
   *
   * @param projections or indexes
   * @param log of one
   * @return the first failure, for the caller to throw when all else is reported
   */
  static <T> Optional<RuntimeException> run(
      List<? extends T> projections, Function<T, AggregateLog<?>> log, Consumer<T> work) {
    Map<String, RuntimeException> failures = new LinkedHashMap<>();
    for (T projection : projections) {
      String name = log.apply(projection).name();
      if (!failures.containsKey(name)) {
        failure(() -> work.accept(projection)).ifPresent(
            failure -> failures.put(name, failure));
      }
    }
    return failures.values().stream().findFirst();
  }

  /**
   * Does the work once for each log, with all of its projections.
   *
   * @return as {@link #run} does
   */
  static Optional<RuntimeException> runTogether(List<? extends Projection<?>> projections,
      Consumer<List<Projection<?>>> work) {
    Map<String, List<Projection<?>>> byLog = new LinkedHashMap<>();
    projections.forEach(projection -> byLog
        .computeIfAbsent(projection.log().name(), _ -> new ArrayList<>()).add(projection));
    List<RuntimeException> failures = new ArrayList<>();
    byLog.values().forEach(
        ofLog -> failure(() -> work.accept(ofLog)).ifPresent(failures::add));
    return failures.stream().findFirst();
  }

  private static Optional<RuntimeException> failure(Runnable work) {
    try {
      work.run();
      return Optional.empty();
    } catch (LogUnavailableException | UnsafeTopicException failure) {
      return Optional.of(failure);
    }
  }
}
