package io.orderlog.command.effects;

import io.orderlog.command.OwnCommandIds;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks somebody outside, many at a time, and nobody who waits for a writer is kept by it. If one
 * attempt after the other fails, all of them rest for a while: attempts that are made are recorded,
 * those that are not made are not. Thread-safe.
 */
public final class Effects<C, Q> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Effects.class);
  private static final int AT_A_TIME = 64;
  private static final int FAILURES_BEFORE_REST = 10;
  private static final Duration FIRST_REST = Duration.ofSeconds(5);
  private static final Duration LONGEST_REST = Duration.ofSeconds(60);

  private final String log;
  private final EffectPort<C, Q> port;
  private final boolean asks;
  private final Optional<String> held;
  private final Ticker ticker;
  private final ExecutorService threads;
  private volatile @Nullable EffectPermit permit;
  private int failuresInARow;
  private Duration rest = Duration.ZERO;
  private long restingSince;

  /**
   * Nobody is asked before there is a permit.
   *
   * @param log the name of the log that asks
   */
  public Effects(String log, EffectPort<C, Q> port, Ticker ticker) {
    this(log, port, true, Optional.empty(), ticker);
  }

  private Effects(String log, EffectPort<C, Q> port, boolean asks, Optional<String> held,
      Ticker ticker) {
    this.asks = asks;
    this.held = held;
    this.log = log;
    this.port = port;
    this.ticker = ticker;
    this.threads = Executors.newFixedThreadPool(AT_A_TIME,
        Thread.ofVirtual().name(log + "-effect-", 0).factory());
  }

  /**
   * Some that ask nobody.
   *
   * @param reason in one line
   */
  public static <C, Q> Effects<C, Q> held(
      String log, EffectPort<C, Q> port, String reason, Ticker ticker) {
    return new Effects<>(log, port, false, Optional.of(reason), ticker);
  }

  /** Some that ask nobody, as is meant: there is no reason to be told. */
  public static <C, Q> Effects<C, Q> askingNobody(
      String log, EffectPort<C, Q> port, Ticker ticker) {
    return new Effects<>(log, port, false, Optional.empty(), ticker);
  }

  /** Asks from now on, as far as this allows it. */
  public void permittedBy(EffectPermit given) {
    permit = given;
  }

  /** Why nobody is asked, if that is so against what is meant, until somebody changes it. */
  public Optional<String> reasonHeld() {
    EffectPermit known = permit;
    return asks && known != null ? known.reasonHeld() : held;
  }

  /**
   * Asks, in a thread of its own.
   *
   * @return the fact that came of it; empty if nobody was asked. Never completes exceptionally
   */
  public CompletableFuture<Optional<C>> ask(String streamId, Effect<C, Q> effect) {
    return CompletableFuture.supplyAsync(() -> askNow(streamId, effect), threads)
        .exceptionally(defect -> {
          LOG.error("{} of {} in {} could not be asked for", effect.transaction(), streamId, log,
              defect);
          return Optional.empty();
        });
  }

  private Optional<C> askNow(String streamId, Effect<C, Q> effect) {
    EffectPermit known = permit;
    if (!asks || known == null || isResting() || !known.isGiven()) {
      return Optional.empty();
    }
    try {
      C fact = port.ask(effect, key(streamId, effect));
      succeeded();
      return Optional.of(fact);
    } catch (EffectFailedException failure) {
      failed(failure);
      return Optional.of(port.failed(effect, String.valueOf(failure.getMessage())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private String key(String streamId, Effect<C, Q> effect) {
    return log + "/" + OwnCommandIds.nameOf(streamId) + "/" + effect.transaction();
  }

  private synchronized boolean isResting() {
    return !rest.isZero() && !ticker.isPast(restingSince, rest);
  }

  private synchronized void succeeded() {
    failuresInARow = 0;
    rest = Duration.ZERO;
  }

  private synchronized void failed(EffectFailedException failure) {
    failuresInARow++;
    if (failuresInARow % FAILURES_BEFORE_REST == 0) {
      Duration next = rest.isZero() ? FIRST_REST : rest.multipliedBy(2);
      rest = next.compareTo(LONGEST_REST) < 0 ? next : LONGEST_REST;
      restingSince = ticker.nanos();
      LOG.warn("nobody is asked for {} for {} s: {} attempts in a row have failed, the last one"
          + " because {}", log, rest.toSeconds(), failuresInARow, failure.getMessage());
    }
  }

  /** Asks nobody any more, and lets go of those that are being asked. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
