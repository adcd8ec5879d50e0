package io.orderlog.query.freshness;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the log ends, for many who ask: Kafka is asked at most five times a second, and nobody
 * waits for it longer than half a second. Thread-safe.
 */
public final class LogEnds {

  private static final Logger LOGGER = LoggerFactory.getLogger(LogEnds.class);
  private static final Duration FRESH = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private record Question(long askedAt, CompletableFuture<Offsets> answer) {}

  private final LogConnection<?> connection;
  private final Ticker ticker;
  private volatile boolean gone;
  private @Nullable Question last;
  private volatile @Nullable String trouble;

  public LogEnds(LogConnection<?> connection, Ticker ticker) {
    this.connection = connection;
    this.ticker = ticker;
  }

  /**
   * Per partition, the offset after the last record, committed or not, as it was at most a fifth
   * of a second ago; empty if Kafka does not answer in time.
   */
  Optional<Offsets> now() {
    Question question = question();
    Duration waited = ticker.since(question.askedAt());
    try {
      return Optional.of(question.answer().get(
          Math.max(0, PATIENCE.minus(waited).toMillis()), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException _) {
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Whether Kafka was asked and may still answer. */
  synchronized boolean isAwaited() {
    return last != null && !last.answer().isDone();
  }

  /** Whether Kafka answered last that it has no such log; it may not have answered since. */
  boolean isGone() {
    return gone;
  }

  /** Which log it is; to be asked when {@link #now} has an answer, because it is open then. */
  LogIdentity identity() {
    return connection.log().identity();
  }

  /** The last one while it is fresh or not answered yet, so that a slow log is asked once. */
  private synchronized Question question() {
    Question question = last;
    if (question == null || isStale(question)) {
      question = new Question(ticker.nanos(),
          CompletableFuture.supplyAsync(this::ask, Thread::startVirtualThread));
      last = question;
    }
    return question;
  }

  private boolean isStale(Question question) {
    return question.answer().isDone() && ticker.isPast(question.askedAt(), FRESH);
  }

  /** Why this process cannot ask, as a right that it lacks; empty if it could ask last. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  private Offsets ask() {
    try {
      Offsets ends = ends(connection.log());
      trouble = null;
      gone = false;
      return ends;
    } catch (LogGoneException none) {
      gone = true;
      throw none;
    } catch (MissingRightException | UnsafeTopicException unusable) {
      String reason = String.valueOf(unusable.getMessage());
      // Said once, however often it is asked.
      if (!reason.equals(trouble)) {
        LOGGER.warn("{}", reason);
      }
      trouble = reason;
      throw unusable;
    }
  }

  private Offsets ends(EventLog<?> log) {
    try {
      return log.endOffsets(log.identity().allPartitions());
    } catch (LogGoneException none) {
      connection.forget(log);
      throw none;
    }
  }
}
