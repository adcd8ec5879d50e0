package io.orderlog.projections.feed;

import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Feeds projections, each in a thread of its own, so that one in trouble holds up no other. */
public final class ProjectionRunner implements AutoCloseable {

  private final List<ProjectionThread> threads;

  private ProjectionRunner(List<ProjectionThread> threads) {
    this.threads = threads;
  }

  /**
   * Starts feeding at once and goes on until closed, as a member without a name.
   *
   * @see #start(ReadModelDatabase, SharedLog, List, TimeSource, RandomGenerator, Optional)
   */
  public static <E> ProjectionRunner start(ReadModelDatabase database, SharedLog<E> log,
      List<? extends Projection<E>> projections, TimeSource clock, RandomGenerator random) {
    return start(database, log, projections, clock, random, Optional.empty());
  }

  /**
   * Starts feeding at once and goes on until closed. Neither an unavailable log nor an unavailable
   * database is a reason not to start.
   *
   * @param random spreads the retries of many processes; has to be thread-safe
   * @param member the name of this process, see {@link io.orderlog.eventlog.shared.ReaderGroup}
   */
  public static <E> ProjectionRunner start(ReadModelDatabase database, SharedLog<E> log,
      List<? extends Projection<E>> projections, TimeSource clock, RandomGenerator random,
      Optional<String> member) {
    return start(projections.stream()
        .map(projection -> new ProjectionLoop<>(database, log, projection, clock, member))
        .toList(), random);
  }

  /**
   * Starts feeding by these loops at once and goes on until closed. They may be of several logs.
   *
   * @param random spreads the retries of many processes; has to be thread-safe
   */
  public static ProjectionRunner start(
      List<? extends ProjectionLoop<?>> loops, RandomGenerator random) {
    List<ProjectionThread> threads = loops.stream()
        .map(loop -> new ProjectionThread(loop.projection(), loop, random)).toList();
    threads.forEach(ProjectionThread::start);
    return new ProjectionRunner(threads);
  }

  /** How each projection is doing right now. */
  public List<ProjectionHealth> health() {
    return threads.stream().map(ProjectionThread::health).toList();
  }

  /** Stops all, after the batches at hand, and waits for that. */
  @Override
  public void close() {
    threads.forEach(ProjectionThread::askToStop);
    threads.forEach(ProjectionThread::awaitEnd);
  }
}
