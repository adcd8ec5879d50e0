package io.orderlog.command.courier;

import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.settings.OneLine;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events from which something follows that has not ended, by stream. Behind one that is refused,
 * nothing more is sent of what follows from its stream. Used by one thread, which is told when it
 * has something to do.
 */
final class Carriages<E> {

  /** One event, until all that follows has ended, or cannot be done. */
  final class Carriage implements Deliveries.Ending {

    private final RecordedEvent<E> event;
    private final Runnable whenOver;
    private int underWay;
    private boolean undone;
    private @Nullable String reason;

    private Carriage(RecordedEvent<E> event, Runnable whenOver) {
      this.event = event;
      this.whenOver = whenOver;
    }

    RecordedEvent<E> event() {
      return event;
    }

    /** Why it cannot be done; empty if it only comes behind another. */
    Optional<String> reason() {
      return Optional.ofNullable(reason);
    }

    @Override
    public boolean isLeft() {
      return undone || isBehindUndone(event.streamId(), event.version());
    }

    @Override
    public void done() {
      end();
    }

    @Override
    public void refused(String why) {
      giveUp();
      reason = reason == null ? why : reason;
      end();
    }

    @Override
    public void left() {
      giveUp();
      end();
    }

    private void giveUp() {
      if (!undone) {
        undone = true;
        givenUp++;
      }
    }

    private void end() {
      underWay--;
      if (underWay == 0 && undone) {
        undoneCount++;
      } else if (underWay == 0) {
        close(this);
      }
    }
  }

  private final Source<E> source;
  private final Deliveries deliveries;
  private final BiPredicate<String, Long> isParkedBefore;
  private final Map<String, NavigableMap<Long, Carriage>> open = new HashMap<>();
  /** Those that are not to be done, whether or not anything of them is still under way. */
  private int givenUp;
  /** Those of them of which nothing is under way. */
  private int undoneCount;

  /**
   * None yet.
   *
   * @param somethingEnded is run by any thread when there is a reason to {@link #goOn}
   * @param isParkedBefore whether something of this stream is parked that comes before this version
   */
  Carriages(Source<E> source, Function<Consequence, CompletableFuture<Delivery>> recipients,
      Runnable somethingEnded, Ticker ticker, BiPredicate<String, Long> isParkedBefore) {
    this.source = source;
    this.deliveries = new Deliveries(recipients, somethingEnded, ticker);
    this.isParkedBefore = isParkedBefore;
  }

  /**
   * Sends what follows from an event that comes behind all others of its stream.
   *
   * @param whenOver gives what is run when all of it has ended, or the carriage was {@link #close}d;
   *     it is not asked if nothing follows
   * @return whether anything follows, as far as that can be said
   */
  boolean add(RecordedEvent<E> event, Supplier<Runnable> whenOver) {
    List<Outgoing<?>> outgoing = List.of();
    String reason = null;
    try {
      outgoing = source.reactions().to(event.streamId(), event.data());
    } catch (RuntimeException defect) {
      reason = "it cannot be said what follows from it: " + OneLine.of(defect);
    }
    if (reason == null && outgoing.isEmpty()) {
      return false;
    }
    Carriage carriage = new Carriage(event, whenOver.get());
    boolean isBehind = carriage.isLeft();
    open.computeIfAbsent(event.streamId(), _ -> new TreeMap<>()).put(event.version(), carriage);
    if (isBehind || reason != null) {
      carriage.giveUp();
      carriage.reason = isBehind ? null : reason;
      undoneCount++;
    } else {
      send(carriage, outgoing);
    }
    return true;
  }

  private void send(Carriage carriage, List<Outgoing<?>> outgoing) {
    Cause cause = source.cause(carriage.event);
    carriage.underWay = outgoing.size();
    for (int i = 0; i < outgoing.size(); i++) {
      deliveries.add(new Consequence(cause, i, outgoing.get(i)), carriage);
    }
  }

  private boolean isBehindUndone(String streamId, long version) {
    NavigableMap<Long, Carriage> stream = open.get(streamId);
    // Asked of each command, and nearly always there is none.
    return isParkedBefore.test(streamId, version) || (givenUp > 0 && stream != null
        && stream.headMap(version, false).values().stream().anyMatch(each -> each.undone));
  }

  /** Takes note of what has ended, and sends what may be sent by then. */
  void goOn() {
    deliveries.goOn();
  }

  /** How long until something is to be sent again, if anything is. */
  Optional<Duration> untilRetry() {
    return deliveries.untilRetry();
  }

  /** How many commands have not ended, and events could not be done. */
  int notOver() {
    return deliveries.underWay() + undoneCount;
  }

  /** Whether any could not be done. */
  boolean hasUndone() {
    return undoneCount > 0;
  }

  /** Whether any command has not ended. */
  boolean isUnderWay() {
    return deliveries.underWay() > 0;
  }

  /**
   * Those that could not be done and before which nothing of their stream is under way, in their
   * sequence.
   */
  List<Carriage> undone() {
    List<Carriage> undone = new ArrayList<>();
    if (undoneCount > 0) {
      for (NavigableMap<Long, Carriage> stream : open.values()) {
        undone.addAll(undone(stream.values()));
      }
    }
    return undone;
  }

  private List<Carriage> undone(Collection<Carriage> stream) {
    List<Carriage> undone = new ArrayList<>();
    for (Carriage each : stream) {
      if (each.underWay > 0) {
        return undone;
      }
      undone.add(each);
    }
    return undone;
  }

  /** Whether it is under way, or could not be done. */
  boolean has(String streamId, long version) {
    NavigableMap<Long, Carriage> stream = open.get(streamId);
    return stream != null && stream.containsKey(version);
  }

  /** It is over, one way or the other. */
  void close(Carriage carriage) {
    if (carriage.undone) {
      givenUp--;
      undoneCount--;
    }
    NavigableMap<Long, Carriage> stream =
        open.getOrDefault(carriage.event.streamId(), new TreeMap<>());
    stream.remove(carriage.event.version());
    if (stream.isEmpty()) {
      open.remove(carriage.event.streamId());
    }
    carriage.whenOver.run();
  }
}
