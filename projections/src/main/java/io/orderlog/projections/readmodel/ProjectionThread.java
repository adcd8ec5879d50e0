package io.orderlog.projections.readmodel;

import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.MemberReplacedException;
import io.orderlog.eventlog.UnreadableEventException;
import io.orderlog.projections.readmodel.ProjectionHealth.State;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drives one loop: again at once while it works, later while it cannot, and not when it failed. */
final class ProjectionThread {

  private static final Logger LOGGER = LoggerFactory.getLogger(ProjectionThread.class);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final long LOOK_FOR_REBUILD_EVERY_MILLIS = 2_000;

  private final String projection;
  private final ProjectionLoop loop;
  private final RandomGenerator random;
  private final Thread thread;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private volatile ProjectionHealth health;
  private long pauseMillis = FIRST_PAUSE_MILLIS;

  ProjectionThread(String projection, ProjectionLoop loop, RandomGenerator random) {
    this.projection = projection;
    this.loop = loop;
    this.random = random;
    this.thread = Thread.ofPlatform().name("projection-" + projection).unstarted(this::run);
    this.health = new ProjectionHealth(projection, State.STOPPED, "", 0, loop.progress());
  }

  void start() {
    thread.start();
  }

  ProjectionHealth health() {
    return health;
  }

  void askToStop() {
    stopping.countDown();
  }

  /** Never interrupts: H2 would close its file under all who use it. */
  void awaitEnd() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (loop) {
      while (stopping.getCount() > 0) {
        workOnce();
      }
    } catch (LogUnavailableException unavailable) {
      LOGGER.warn("projection {} stops without having left its partitions: others take them over"
          + " some seconds later: {}", projection, unavailable.getMessage());
    } finally {
      report(State.STOPPED, "");
    }
  }

  private void workOnce() {
    try {
      int events = loop.doWork();
      pauseMillis = FIRST_PAUSE_MILLIS;
      FeedProgress progress = loop.progress();
      health = new ProjectionHealth(projection, state(progress), "",
          health.appliedEvents() + events, progress);
    } catch (StaleCheckpointException | ReadModelUnavailableException
        | LogUnavailableException passing) {
      retryLater(passing);
    } catch (WrongLogException | HistoryLostException | UnreadableEventException
        | MemberReplacedException known) {
      LOGGER.error("projection {} has stopped: {}", projection, known.getMessage());
      waitForAnotherGeneration(known);
    } catch (RuntimeException | Error lasting) {
      LOGGER.error("projection {} has stopped", projection, lasting);
      waitForAnotherGeneration(lasting);
    }
  }

  private void retryLater(RuntimeException reason) {
    if (stopping.getCount() == 0) {
      return;
    }
    LOGGER.warn("projection {} tries again: {}", projection, reason.getMessage());
    report(State.RETRYING, describe(reason));
    pause(pauseMillis / 2 + random.nextLong(pauseMillis));
    pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
  }

  private void waitForAnotherGeneration(Throwable reason) {
    report(State.FAILED, describe(reason));
    while (!pause(LOOK_FOR_REBUILD_EVERY_MILLIS) && !hasMovedOn()) {
      // A rebuild, or a rollback, makes another generation active.
    }
  }

  private boolean hasMovedOn() {
    try {
      return loop.hasMovedOn();
    } catch (ReadModelUnavailableException unavailable) {
      return false;
    }
  }

  /** Returns whether it is time to stop. */
  private boolean pause(long millis) {
    try {
      return stopping.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      stopping.countDown();
      return true;
    }
  }

  private void report(State state, String reason) {
    health = new ProjectionHealth(
        projection, state, reason, health.appliedEvents(), loop.progress());
  }

  private static State state(FeedProgress progress) {
    if (progress.partitions().isEmpty()) {
      return State.STANDBY;
    }
    return progress.lag() == 0 ? State.RUNNING : State.CATCHING_UP;
  }

  private static String describe(Throwable reason) {
    String message = reason.getMessage();
    return message == null ? reason.toString() : message;
  }
}
