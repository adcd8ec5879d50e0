package io.orderlog.query;

import io.orderlog.eventlog.Offsets;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.query.freshness.ProjectionWatch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Whether the query side can answer, and whether its answers are worth something. Thread-safe. */
final class Readiness {

  private final ReadModels readModels;
  private final List<Projection<?>> projections;
  private final FollowedLogs logs;
  private final ProjectionWatch watch;
  private final List<LogFollower> followers;

  Readiness(ReadModels readModels, List<Projection<?>> projections, FollowedLogs logs,
      ProjectionWatch watch, List<LogFollower> followers) {
    this.readModels = readModels;
    this.projections = List.copyOf(projections);
    this.logs = logs;
    this.watch = watch;
    this.followers = List.copyOf(followers);
  }

  /**
   * Why it cannot answer every kind of query, from however old a read model. Nobody waits for what
   * has failed to be opened: it may never be.
   */
  List<String> reasonsNotReady() {
    return Stream.concat(reasonsNoAnswer(projections).stream(), followers.stream()
        .filter(LogFollower::isOpening).flatMap(follower -> follower.trouble().stream())).toList();
  }

  /**
   * Why it cannot answer, what makes its answers old, and what it may not see.
   *
   * @param log asks only for the read models of this log; for all, if there is none
   */
  List<String> reasonsNotHealthy(Optional<String> log) {
    List<Projection<?>> asked = projections.stream()
        .filter(projection -> log.isEmpty() || log.get().equals(projection.log().name()))
        .<Projection<?>>map(projection -> projection).toList();
    Stream<String> unseen = logs.ends().entrySet().stream()
        .filter(end -> log.isEmpty() || log.get().equals(end.getKey()))
        .map(Map.Entry::getValue).flatMap(end -> end.trouble().stream());
    Stream<String> behind = followers.stream()
        .filter(follower -> log.isEmpty() || log.get().equals(follower.log()))
        .flatMap(follower -> follower.trouble().stream());
    return Stream.of(
        reasonsNoAnswer(asked).stream(), watch.troubles(asked).stream(), unseen, behind)
        .flatMap(reasons -> reasons).distinct().toList();
  }

  private List<String> reasonsNoAnswer(List<Projection<?>> asked) {
    List<String> unreadable = reasonsUnreadable(asked);
    // Whatever cannot be read was not seen either; that is no second reason.
    return unreadable.isEmpty() ? watch.notSeen(asked) : unreadable;
  }

  private List<String> reasonsUnreadable(List<Projection<?>> asked) {
    // Side by side, because each waits for a database that is gone.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return asked.stream()
          .map(projection -> CompletableFuture.supplyAsync(() -> reason(projection), threads))
          .toList().stream().flatMap(found -> found.join().stream()).distinct().toList();
    }
  }

  private Optional<String> reason(Projection<?> projection) {
    // Before the question, because it moves on meanwhile.
    Offsets before = watch.compared(projection.name());
    try {
      return readModels.requireReadable(projection).reaches(before)
          ? Optional.empty()
          : Optional.of("the read model " + projection.name()
              + " has less than it had: wait until it has caught up");
    } catch (ReadModelUnavailableException unavailable) {
      return Optional.of(String.valueOf(unavailable.getMessage()));
    }
  }
}
