package io.orderlog.command.route;

import io.orderlog.command.ProcessIdentity;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterSlot;
import io.orderlog.eventlog.writers.WriterSlots;
import io.orderlog.process.DutyThread;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which process has which writer: the last claim of every slot of all logs, followed in a thread of
 * its own. Thread-safe.
 */
public final class WriterDirectory implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WriterDirectory.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ProcessIdentity identity;
  private final Supplier<ClaimReader> reading;
  private final Map<WriterSlot, RecordedClaim> claims = new ConcurrentHashMap<>();
  private final DutyThread thread = new DutyThread("writer-directory", this::run);
  private volatile Map<String, WriterSlots> slots = Map.of();
  private volatile String url = "";
  private volatile @Nullable String trouble;

  /**
   * One that knows nothing before it follows.
   *
   * @param identity of this process
   * @param reading begins to read claims at the start; called again whenever that has failed
   */
  public WriterDirectory(ProcessIdentity identity, Supplier<ClaimReader> reading) {
    this.identity = identity;
    this.reading = reading;
  }

  /**
   * Starts to read the claims, once; what they say comes little by little.
   *
   * @param ownUrl where other processes reach this one
   */
  public void follow(String ownUrl) {
    url = ownUrl;
    thread.start();
  }

  /** Where other processes reach this one; empty before it follows. */
  String ownUrl() {
    return url;
  }

  /** What this process claims when it becomes the writer of a slot. */
  WriterClaim ownClaim(int slot) {
    return new WriterClaim(slot, url, identity.instance(), identity.secret());
  }

  /** How a log is dealt out over its writers; empty as long as that is not known here. */
  Optional<WriterSlots> slotsOf(AggregateLog<?> log) {
    return Optional.ofNullable(slots.get(log.name()));
  }

  /** Whether anything has been read yet. */
  boolean hasBegun() {
    return !slots.isEmpty();
  }

  /** Who was the last to claim the slot, as far as it is known here. */
  Optional<RecordedClaim> lastClaim(AggregateLog<?> log, int slot) {
    return Optional.ofNullable(claims.get(new WriterSlot(log.name(), slot)));
  }

  /** The last claims of other processes to slots of this log, from 0 to below the count. */
  List<RecordedClaim> claimsOfOthers(AggregateLog<?> log, int count) {
    return IntStream.range(0, count).mapToObj(slot -> lastClaim(log, slot))
        .flatMap(Optional::stream)
        .filter(recorded -> !recorded.claim().instance().equals(identity.instance()))
        .toList();
  }

  /** Who has a slot that this process has not. */
  <R> Routed.NotHere<R> elsewhere(AggregateLog<?> log, int slot) {
    String named = log.ofWriters("writer slot " + slot);
    return lastClaim(log, slot)
        .map(RecordedClaim::claim).<Routed.NotHere<R>>map(claim -> elsewhere(named, claim))
        .orElseGet(() -> new Routed.Nobody<>("no process has claimed " + named + " yet"));
  }

  private <R> Routed.NotHere<R> elsewhere(String slot, WriterClaim claim) {
    // An earlier start of this process has the same URL.
    if (claim.instance().equals(identity.instance()) || claim.url().equals(url)) {
      return new Routed.Nobody<>("nobody has taken " + slot + " over from this process yet");
    }
    return ProcessUrl
        .parse(claim.url()).<Routed.NotHere<R>>map(
            found -> new Routed.Elsewhere<>(found, claim.secret()))
        .orElseGet(() -> new Routed.Nobody<>(
            slot + " is claimed by a process without a usable URL"));
  }

  /** The same for those who look at it. */
  SlotStatus statusElsewhere(AggregateLog<?> log, int slot) {
    return switch (elsewhere(log, slot)) {
      case Routed.Elsewhere<?>(URI other, _) -> new SlotStatus(
          log.name(), slot, other.toString(), false, "has been claimed there");
      case Routed.Nobody<?>(var reason) -> new SlotStatus(log.name(), slot, null, false, reason);
    };
  }

  /** Why it cannot be said who has which writer, if it cannot. */
  Optional<String> reasonNotReady() {
    String current = trouble;
    return current == null && !hasBegun()
        ? Optional.of("which process has which writer is not known yet")
        : Optional.ofNullable(current);
  }

  @Override
  public void close() {
    thread.close();
  }

  private void run() throws InterruptedException {
    while (!thread.isStopping()) {
      if (!read()) {
        thread.pause(RETRY);
      }
    }
  }

  /** Reads from the start until asked to stop; says whether nothing went wrong. */
  private boolean read() {
    try (ClaimReader reader = reading.get()) {
      while (!thread.isStopping()) {
        slots = reader.slots();
        List<RecordedClaim> read = reader.poll(POLL);
        read.forEach(claim -> claims.put(claim.slot(), claim));
        // Nothing may also come because it is refused, which takes a while to be known.
        if (!read.isEmpty()) {
          trouble = null;
        }
      }
      return true;
    } catch (LogUnavailableException unavailable) {
      String reason = "who runs which writer is not followed at present: "
          + unavailable.getMessage();
      if (!reason.equals(trouble)) {
        LOG.warn("{}", reason);
      }
      trouble = reason;
      return false;
    }
  }
}
