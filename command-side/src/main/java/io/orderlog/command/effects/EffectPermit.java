package io.orderlog.command.effects;

import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.positions.Position;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
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
  /** The one that tells whether it is given. */
  private static final int PARTITION = 0;
  private static final long BEFORE_ALL = -1;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Positions positions;
  private final LogIdentity log;
  private final Ticker ticker;
  /** The last offset of each partition that the log had when it was given. */
  private Map<Integer, Long> lastBefore;
  private long lookedAt;

  private EffectPermit(Positions positions, LogIdentity log, Ticker ticker) {
    this.positions = positions;
    this.log = log;
    this.ticker = ticker;
    this.lastBefore = lastBefore(log, positions);
    this.lookedAt = ticker.nanos();
  }

  /**
   * That of a log; given now if the log has nothing in it.
   *
   * @throws LogUnavailableException if it cannot be found out
   */
  public static EffectPermit of(Positions positions, EventLog<?> log, Ticker ticker) {
    LogIdentity identity = log.identity();
    if (!isGivenTo(identity, positions)
        && log.endOffsets(identity.allPartitions()).sum() == 0) {
      give(positions, log);
    }
    return new EffectPermit(positions, identity, ticker);
  }

  /**
   * Lets the log ask from now on.
   *
   * @throws LogUnavailableException if it is not certain that this is stored
   */
  public static void give(Positions positions, EventLog<?> log) {
    LogIdentity identity = log.identity();
    Map<Integer, Position> given = new HashMap<>();
    log.endOffsets(identity.allPartitions()).byPartition().forEach(
        (partition, end) -> given.put(partition, new Position(end - 1, "", 0)));
    positions.store(WHO, identity, given);
  }

  /** Whether it is given; looked up again now and then while it is not. */
  public synchronized boolean isGiven() {
    if (lastBefore.isEmpty() && ticker.isPast(lookedAt, BETWEEN_LOOKS)) {
      lookedAt = ticker.nanos();
      lastBefore = lastBefore(log, positions);
    }
    return !lastBefore.isEmpty();
  }

  /** Whether this stood in the log already when it was given, as a word for what is to come. */
  public synchronized boolean isYoungerThan(LogPosition position) {
    return position.offset() <= lastBefore.getOrDefault(position.partition(), BEFORE_ALL);
  }

  private static Map<Integer, Long> lastBefore(LogIdentity log, Positions positions) {
    Map<Integer, Long> before = new HashMap<>();
    Map<Integer, Position> stored = positions.load(WHO, log);
    if (stored.containsKey(PARTITION)) {
      stored.forEach((partition, position) -> before.put(partition, position.offset()));
    }
    return before;
  }

  /** Why nobody is asked, if nobody is. */
  public synchronized Optional<String> reasonHeld() {
    return !lastBefore.isEmpty()
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
