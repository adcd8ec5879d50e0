package io.orderlog.command.effects;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what a log asks for may be asked outside. A log that begins here may; one that was there
 * already, as a copy or an import is, asks nobody before an operator allows it: else a copy would
 * take the money again. Thread-safe.
 */
public final class EffectPermit {

  /** Whose positions these are. */
  private static final String WHO = "effects";
  /** There is only one for a log. */
  private static final int PARTITION = 0;
  private static final Position GIVEN = new Position(-1, "", 0);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Positions positions;
  private final LogIdentity log;
  private final Ticker ticker;
  private boolean given;
  private long lookedAt;

  private EffectPermit(Positions positions, LogIdentity log, Ticker ticker, boolean given) {
    this.positions = positions;
    this.log = log;
    this.ticker = ticker;
    this.given = given;
    this.lookedAt = ticker.nanos();
  }

  /**
   * That of a log; given now if the log has nothing in it.
   *
   * @throws LogUnavailableException if it cannot be found out
   */
  public static EffectPermit of(Positions positions, EventLog<?> log, Ticker ticker) {
    LogIdentity identity = log.identity();
    if (isGivenTo(identity, positions)) {
      return new EffectPermit(positions, identity, ticker, true);
    }
    boolean isNew = log.endOffsets(identity.allPartitions()).sum() == 0;
    if (isNew) {
      give(positions, identity);
    }
    return new EffectPermit(positions, identity, ticker, isNew);
  }

  /**
   * Lets the log ask from now on.
   *
   * @throws LogUnavailableException if it is not certain that this is stored
   */
  public static void give(Positions positions, LogIdentity log) {
    positions.store(WHO, log, Map.of(PARTITION, GIVEN));
  }

  /** Whether it is given; looked up again now and then while it is not. */
  synchronized boolean isGiven() {
    if (!given && ticker.isPast(lookedAt, BETWEEN_LOOKS)) {
      lookedAt = ticker.nanos();
      given = isGivenTo(log, positions);
    }
    return given;
  }

  /** Why nobody is asked, if nobody is. */
  public synchronized Optional<String> reasonHeld() {
    return given
        ? Optional.empty()
        : Optional.of("nobody outside is asked for what " + log.topic()
            + " waits for, because it was not begun here; ./orderlog effects allow "
            + log.topic().replace(".events", "") + " lets it");
  }

  /**
   * Whether the log may ask.
   *
   * @throws LogUnavailableException if it cannot be found out
   */
  public static boolean isGivenTo(LogIdentity log, Positions positions) {
    return positions.load(WHO, log).containsKey(PARTITION);
  }
}
