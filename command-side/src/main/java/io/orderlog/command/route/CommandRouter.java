package io.orderlog.command.route;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.memory.StateStorages;
import io.orderlog.command.write.AppendListener;
import io.orderlog.command.write.Writer;
import io.orderlog.command.write.WriterPhase;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterGroup;
import io.orderlog.eventlog.writers.WriterSlots;
import io.orderlog.time.TimeSource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings every command to the one writer of its stream, or says which process has it. The
 * partitions are dealt out over the writer slots as {@link WriterSlots} says. Thread-safe.
 */
public final class CommandRouter<C, S, E, R> implements Routing<C, R>, AutoCloseable {

  /**
   * What a slot looks like from here.
   *
   * @param aggregate whose writer it is of
   * @param owner the URL of a process, if one is known
   */
  public record SlotStatus(String aggregate, int slot, @Nullable String owner, boolean here,
      String state) {}

  /** Makes those that hear what writers append. */
  @FunctionalInterface
  public interface Listeners<E> {

    /** A new one for a new writer of this slot, which has these partitions. */
    AppendListener<E> of(int slot, Set<Integer> partitions);
  }

  private final Aggregate<C, S, E, R> aggregate;
  private final EventLog<E> log;
  private final WriterSlots slots;
  private final ProcessIdentity identity;
  private final StateStorages<S> storages;
  private final Listeners<E> listeners;
  private final TimeSource clock;
  private final OwnedSlots<C, S, E, R> owned = new OwnedSlots<>(this::newWriter);
  private final WriterDirectory directory;
  private volatile String url = "";
  private volatile @Nullable GroupMembership membership;
  private volatile boolean stopping;

  /**
   * A router that takes no commands before it has joined other processes.
   *
   * @param slotCount as many as all other processes say, from 1 to the number of partitions
   * @param identity no other start of any process has the same
   * @param storages where the state of each slot is kept
   * @param listeners who hears what the writer of a slot appends
   */
  public CommandRouter(Aggregate<C, S, E, R> aggregate, EventLog<E> log, int slotCount,
      ProcessIdentity identity, StateStorages<S> storages, Listeners<E> listeners,
      TimeSource clock) {
    this.aggregate = aggregate;
    this.log = log;
    this.slots = new WriterSlots(slotCount, log.identity().partitions());
    this.identity = identity;
    this.storages = storages;
    this.listeners = listeners;
    this.clock = clock;
    this.directory = new WriterDirectory(aggregate.log(), log);
  }

  /** One to whose writers nobody listens. */
  public CommandRouter(Aggregate<C, S, E, R> aggregate, EventLog<E> log, int slotCount,
      ProcessIdentity identity, StateStorages<S> storages, TimeSource clock) {
    this(aggregate, log, slotCount, identity, storages, (_, _) -> AppendListener.none(), clock);
  }

  /**
   * Joins the processes that share the slots, once. The slots that the group gives to this one take
   * commands when their writers have read the log.
   *
   * @param ownUrl where other processes reach this one
   */
  public void join(WriterGroup.Joining joining, String ownUrl) {
    url = ownUrl;
    directory.follow();
    membership = GroupMembership.start(
        aggregate.log(), joining, owned, this::claimsOfOthers, clock);
  }

  @Override
  public Routed<R> route(CommandEnvelope<C> command) {
    int slot = slotOf(command.streamId());
    return writerHere(slot)
        .<Routed<R>>map(writer -> new Routed.Here<>(writer.submit(command)))
        .orElseGet(() -> elsewhere(slot));
  }

  /** One line for each thing that keeps this process from taking all commands. */
  public List<String> reasonsNotReady() {
    List<String> reasons = new ArrayList<>();
    if (stopping) {
      reasons.add("the process is stopping");
    }
    GroupMembership joined = membership;
    if (joined != null) {
      joined.trouble().ifPresent(reasons::add);
    }
    directory.trouble().ifPresent(reasons::add);
    if (!owned.areKnown()) {
      reasons.add("the group has not said yet which " + aggregate.log().ofWriters("writers")
          + " this process runs");
    }
    slots.all().forEach(slot -> reasonNotReady(slot).ifPresent(reasons::add));
    return reasons;
  }

  /** One line for each thing that will never pass while this process runs. */
  public List<String> reasonsStopped() {
    GroupMembership joined = membership;
    return Stream.concat(
        joined == null ? Stream.of() : joined.end().stream(),
        owned.slots().stream().sorted().flatMap(slot -> owned.writer(slot).stream())
            .filter(writer -> writer.phase().is(WriterPhase.Name.FAILED))
            .map(writer -> writer.writerId() + " " + writer.phase().detail()))
        .toList();
  }

  /** Who runs which writer. */
  public List<SlotStatus> slots() {
    return slots.all().mapToObj(this::status).toList();
  }

  /** Begins to {@link #leave}, and does not wait for it. */
  public void askToLeave() {
    stopping = true;
    GroupMembership joined = membership;
    if (joined != null) {
      joined.stop();
    }
  }

  /** Lets the writers finish what they have accepted and gives their slots to others. */
  public void leave() {
    askToLeave();
    GroupMembership joined = membership;
    if (joined != null) {
      joined.close();
    }
  }

  /** Leaves, and stops to follow who runs which writer. */
  @Override
  public void close() {
    leave();
    directory.close();
  }

  private int slotOf(String streamId) {
    return slots.slotOf(log.partitionOf(streamId));
  }

  private Writer<C, S, E, R> newWriter(int slot) {
    Set<Integer> partitions = slots.partitionsOf(slot);
    return new Writer<>(new WriterClaim(slot, url, identity.instance(), identity.secret()),
        partitions, aggregate,
        () -> storages.open(slot, partitions, log.identity()), log,
        listeners.of(slot, partitions), clock);
  }

  /** The writer of a slot that this process has, or will have soon. */
  private Optional<Writer<C, S, E, R>> writerHere(int slot) {
    return owned.writer(slot).filter(writer -> !writer.phase().is(WriterPhase.Name.FENCED));
  }

  /** Who has a slot that this process has not. */
  private Routed.NotHere<R> elsewhere(int slot) {
    return directory.lastClaim(slot)
        .map(RecordedClaim::claim).<Routed.NotHere<R>>map(this::elsewhere)
        .orElseGet(() -> new Routed.Nobody<>("no process has claimed " + named(slot) + " yet"));
  }

  private Routed.NotHere<R> elsewhere(WriterClaim claim) {
    String slot = named(claim.slot());
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

  private String named(int slot) {
    return aggregate.log().ofWriters("writer slot " + slot);
  }

  private List<RecordedClaim> claimsOfOthers() {
    return slots.all().mapToObj(directory::lastClaim)
        .flatMap(Optional::stream)
        .filter(recorded -> !recorded.claim().instance().equals(identity.instance()))
        .toList();
  }

  private Optional<String> reasonNotReady(int slot) {
    return owned.writer(slot)
        .map(writer -> writer.phase().is(WriterPhase.Name.SERVING)
            ? Optional.<String>empty()
            : Optional.of(writer.writerId() + " " + writer.phase().detail()))
        .orElseGet(() -> elsewhere(slot) instanceof Routed.Nobody<R>(var reason)
            ? Optional.of(reason)
            : Optional.empty());
  }

  private SlotStatus status(int slot) {
    return owned.writer(slot)
        .map(writer -> status(slot, url, true, writer.phase().detail()))
        .orElseGet(() -> switch (elsewhere(slot)) {
          case Routed.Elsewhere<R>(URI other, _) ->
            status(slot, other.toString(), false, "has been claimed there");
          case Routed.Nobody<R>(var reason) -> status(slot, null, false, reason);
        });
  }

  private SlotStatus status(int slot, @Nullable String owner, boolean here, String state) {
    return new SlotStatus(aggregate.name(), slot, owner, here, state);
  }
}
