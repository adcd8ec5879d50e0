package io.orderlog.command.http;

import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The answers that requests wait for, so that none waits for ever. One look a second at all of them
 * replaces a timer for each: starting and stopping those took a twelfth of the processor time of
 * a command. Thread-safe.
 */
public final class PendingAnswers implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Equal to itself alone. */
  private static final class Waiting {

    final CompletableFuture<?> answer;
    final long sinceNanos;

    Waiting(CompletableFuture<?> answer, long sinceNanos) {
      this.answer = answer;
      this.sinceNanos = sinceNanos;
    }
  }

  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private final Duration patience;
  private final Ticker ticker;
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("pending-answers").factory());

  private PendingAnswers(Duration patience, Ticker ticker) {
    this.patience = patience;
    this.ticker = ticker;
  }

  /**
   * Starts to look, until closed.
   *
   * @param patience how long a request may wait, give or take a second
   */
  public static PendingAnswers start(Duration patience, Ticker ticker) {
    PendingAnswers pending = new PendingAnswers(patience, ticker);
    long nanos = BETWEEN_LOOKS.toNanos();
    var _ =
        pending.looks.scheduleAtFixedRate(pending::endOverdue, nanos, nanos, TimeUnit.NANOSECONDS);
    return pending;
  }

  /**
   * Waits for an answer that nobody else waits for.
   *
   * @throws TimeoutException if it does not come in time
   * @throws ExecutionException if it is a failure
   */
  public <T> T await(CompletableFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (answer.isDone()) {
      return answer.get();
    }
    Waiting entry = new Waiting(answer, ticker.nanos());
    waiting.add(entry);
    try {
      return answer.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof TimeoutException late) {
        throw late;
      }
      throw failure;
    } finally {
      waiting.remove(entry);
    }
  }

  @Override
  public void close() {
    looks.close();
  }

  private void endOverdue() {
    long now = ticker.nanos();
    for (Waiting entry : waiting) {
      if (now - entry.sinceNanos > patience.toNanos()) {
        entry.answer.completeExceptionally(new TimeoutException(
            "the log did not confirm it within " + patience.toSeconds() + " s"));
      }
    }
  }
}
