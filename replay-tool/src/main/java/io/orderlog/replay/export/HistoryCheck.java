package io.orderlog.replay.export;

import io.orderlog.domain.Decider;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.Principal;
import io.orderlog.replay.ReplayedAggregate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Folds the history of each stream as readers of the log will, so that what cannot have happened
 * is found before it is written. It holds the states of so many streams at a time: if there are
 * more, the events have to be gone through again, in rounds, of which each takes the next streams.
 * Used by one thread.
 */
final class HistoryCheck<S, E> {

  private static final long NONE = Long.MAX_VALUE;

  /** A stream as it is after the events so far. */
  private static final class History<S> {

    private S state;
    private Instant time = Instant.MIN;
    private final Map<String, String> hashes = new HashMap<>();

    History(S state) {
      this.state = state;
    }
  }

  private final String noun;
  private final Decider<?, S, E, ?> decider;
  private final EventCodec<E> codec;
  private final StoredEventCodec stored = new StoredEventCodec();
  private final long mostBytes;
  private final Map<String, History<S>> held = new HashMap<>();
  private long bytes;
  private long begun;
  private long firstHeld;
  private long firstLeft = NONE;
  private @Nullable NewEvent<StoredEvent> largest;
  private long largestBytes;

  /**
   * @param mostBytes of event data whose streams are held at a time; their states take a few times
   *     as much memory
   */
  HistoryCheck(ReplayedAggregate<S, E> aggregate, long mostBytes) {
    this.noun = aggregate.log().noun();
    this.decider = aggregate.decider();
    this.codec = aggregate.log().codec();
    this.mostBytes = mostBytes;
  }

  /**
   * Takes the next event, whose version is known to be the next one of its stream.
   *
   * @throws BadExportException if it cannot have happened, or not so; the message says why
   */
  void take(NewEvent<StoredEvent> event) {
    if (event.version() == 1) {
      begin(event.streamId(), begun++);
    }
    History<S> history = held.get(event.streamId());
    if (history != null) {
      byte[] data = stored.encode(event.data());
      count(event, data.length);
      fold(history, event, codec.decode(event.data().type(), data));
    }
  }

  /** Whether there were more streams than could be held. */
  boolean hasMore() {
    return firstLeft != NONE;
  }

  /** Begins with the next streams; all events have to be handed over again from the first on. */
  void nextRound() {
    firstHeld = firstLeft;
    firstLeft = NONE;
    begun = 0;
    bytes = 0;
    held.clear();
  }

  /** The largest event of all, when all rounds are over. */
  Optional<NewEvent<StoredEvent>> largest() {
    return Optional.ofNullable(largest);
  }

  private void begin(String streamId, long number) {
    if (number >= firstHeld && number < firstLeft) {
      if (bytes < mostBytes) {
        held.put(streamId, new History<>(decider.initial()));
      } else {
        firstLeft = number;
      }
    }
  }

  private void count(NewEvent<StoredEvent> event, int dataBytes) {
    long all = (long) dataBytes + event.streamId().length() + length(event.metadata());
    bytes += all;
    if (all > largestBytes) {
      largestBytes = all;
      largest = event;
    }
  }

  private static int length(EventMetadata metadata) {
    String cause = metadata.causationId();
    Principal principal = metadata.principal();
    return metadata.commandId().length() + metadata.commandHash().length()
        + metadata.correlationId().length() + (cause == null ? 0 : cause.length())
        + (principal == null || principal.id() == null ? 0 : principal.id().length());
  }

  private void fold(History<S> history, NewEvent<StoredEvent> event, E data) {
    requireNotBefore(history.time, event);
    history.time = event.metadata().time();
    S before = history.state;
    try {
      history.state = decider.evolve(before, data);
    } catch (IllegalStateException impossible) {
      throw bad(event, String.valueOf(impossible.getMessage()));
    }
    decider.contradiction(event.streamId(), before, data).ifPresent(why -> {
      throw bad(event, why);
    });
    String hash = event.metadata().commandHash();
    String known = history.hashes.putIfAbsent(event.metadata().commandId(), hash);
    if (known != null && !known.equals(hash)) {
      throw bad(event, "its commandid " + event.metadata().commandId()
          + " is that of another command of this " + noun + ", with another commandhash");
    }
  }

  private void requireNotBefore(Instant last, NewEvent<StoredEvent> event) {
    Instant time = event.metadata().time();
    if (time.isBefore(last)) {
      throw bad(event, "its time " + time + " is before " + last
          + ", the time of the version before it");
    }
  }

  private BadExportException bad(NewEvent<StoredEvent> event, String why) {
    return new BadExportException(
        "version " + event.version() + " of " + noun + " " + event.streamId()
            + " cannot have happened: " + why);
  }
}
