package io.orderlog.projections.feed;

import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.shared.MemberReplacedException;
import io.orderlog.process.DutyThread;
import io.orderlog.projections.database.ReadModelUnavailableException;
import io.orderlog.projections.feed.ProjectionHealth.State;
import io.orderlog.projections.generation.StaleCheckpointException;
import io.orderlog.projections.generation.WrongLogException;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives one loop: again at once while it works, later while it cannot, and seldom when it failed.
 */
final class ProjectionThread {

  private static final Logger LOGGER = LoggerFactory.getLogger(ProjectionThread.class);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  /** To try may cost as much as a batch, and mostly nothing has changed. */
  private static final long FIRST_STAND_PAUSE_MILLIS = 4_000;
  private static final long LONGEST_STAND_PAUSE_MILLIS = 30_000;
  /** While others feed it, because a member that joins and leaves their group holds them up. */
  private static final long PAUSE_BESIDE_OTHERS_MILLIS = 300_000;
  /** As long as a group may take to deal out the partitions. */
  private static final int LOOKS_UNTIL_STANDBY = 100;
  private static final int NOT_KNOWN = Integer.MAX_VALUE;

  private final String projection;
  private final ProjectionLoop<?> loop;
  private final RandomGenerator random;
  private final DutyThread thread;

  private volatile ProjectionHealth health;
  private long pauseMillis = FIRST_PAUSE_MILLIS;
  private long standPauseMillis = FIRST_STAND_PAUSE_MILLIS;
  private int looksUntilStandby;

  ProjectionThread(String projection, ProjectionLoop<?> loop, RandomGenerator random) {
    this.projection = projection;
    this.loop = loop;
    this.random = random;
    this.thread = new DutyThread("projection-" + projection, this::run);
    this.health = new ProjectionHealth(projection, State.STOPPED, "", 0, loop.progress());
  }

  void start() {
    thread.start();
  }

  ProjectionHealth health() {
    return health;
  }

  void askToStop() {
    thread.stop();
  }

  void awaitEnd() {
    thread.awaitEndUninterruptibly();
  }

  private void run() throws InterruptedException {
    try (loop) {
      while (!thread.isStopping()) {
        workOnce();
      }
    } catch (LogUnavailableException unavailable) {
      LOGGER.warn("projection {} stops without having left its partitions: others take them over"
          + " some seconds later: {}", projection, unavailable.getMessage());
    } finally {
      report(State.STOPPED, "");
    }
  }

  private void workOnce() throws InterruptedException {
    try {
      int events = loop.doWork();
      pauseMillis = FIRST_PAUSE_MILLIS;
      FeedProgress progress = loop.progress();
      if (isBack(events, progress)) {
        health = new ProjectionHealth(
            projection, state(progress), "", loop.appliedEvents(), progress);
      }
      thread.pause(loop.rest());
    } catch (StaleCheckpointException | ReadModelUnavailableException
        | LogUnavailableException passing) {
      retryLater(passing);
    } catch (WrongLogException | HistoryLostException | UnreadableEventException
        | MemberReplacedException known) {
      standStill(known, () -> LOGGER.error(
          "projection {} has stopped: {}", projection, known.getMessage()));
    } catch (RuntimeException | Error lasting) {
      standStill(lasting, () -> LOGGER.error("projection {} has stopped", projection, lasting));
    }
  }

  /** One that had stopped is not back before it has got past where it stopped, or is not needed. */
  private boolean isBack(int events, FeedProgress progress) {
    boolean back = health.state() != State.FAILED || events > 0 || loop.isCaughtUp()
        || (progress.partitions().isEmpty() && --looksUntilStandby < 0);
    if (back) {
      standPauseMillis = FIRST_STAND_PAUSE_MILLIS;
    }
    return back;
  }

  private void retryLater(RuntimeException reason) throws InterruptedException {
    if (thread.isStopping()) {
      return;
    }
    LOGGER.warn("projection {} tries again: {}", projection, reason.getMessage());
    if (!(reason instanceof LogUnavailableException)) {
      lookAtLog();
    }
    report(State.RETRYING, describe(reason));
    thread.pause(Duration.ofMillis(pauseMillis / 2 + random.nextLong(pauseMillis)));
    pauseMillis = Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
  }

  /**
   * Until a rebuild or a rollback makes another generation active, fewer streams are parked, or, as
   * what was wrong with the database or the log may have been mended, some time has gone by.
   */
  private void standStill(Throwable reason, Runnable tell) throws InterruptedException {
    String told = describe(reason) + "; " + wayOut(reason);
    if (!told.equals(health.reason())) {
      tell.run();
    }
    looksUntilStandby = LOOKS_UNTIL_STANDBY;
    lookAtLog();
    report(State.FAILED, told);
    int parked = look(loop::lookFromOutside);
    report(State.FAILED, told);
    long reached = loop.reached();
    long waited = 0;
    while (!thread.pause(LOOK_EVERY) && !hasMovedOn()) {
      waited += LOOK_EVERY.toMillis();
      int stillParked = look(loop::lookFromOutside);
      report(State.FAILED, told);
      long patience = loop.reached() == reached ? standPauseMillis : PAUSE_BESIDE_OTHERS_MILLIS;
      if (mayBeMended(reason) && (stillParked < parked || waited >= patience)) {
        standPauseMillis = Math.min(2 * standPauseMillis, LONGEST_STAND_PAUSE_MILLIS);
        return;
      }
    }
  }

  private void lookAtLog() {
    try {
      loop.lookAtLog();
    } catch (LogUnavailableException unavailable) {
      // Then what was known of it before has to do.
    }
  }

  /** How many streams are parked, as far as that is known. */
  private static int look(IntSupplier question) {
    try {
      return question.getAsInt();
    } catch (ReadModelUnavailableException | LogUnavailableException unavailable) {
      return NOT_KNOWN;
    }
  }

  private boolean hasMovedOn() {
    try {
      return loop.hasMovedOn();
    } catch (ReadModelUnavailableException unavailable) {
      return false;
    }
  }

  private static boolean mayBeMended(Throwable reason) {
    return switch (reason) {
      case UnreadableEventException _,MemberReplacedException _,Error _ -> false;
      default -> true;
    };
  }

  private static String wayOut(Throwable reason) {
    return switch (reason) {
      case UnreadableEventException _ -> "it goes on after a restart with a version that reads it";
      case MemberReplacedException _,Error _ -> "it goes on after a restart of this process";
      default -> "it goes on by itself when that is mended";
    };
  }

  private void report(State state, String reason) {
    health = new ProjectionHealth(
        projection, state, reason, loop.appliedEvents(), loop.progress());
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
