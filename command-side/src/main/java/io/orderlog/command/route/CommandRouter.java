package io.orderlog.command.route;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.memory.StateStorages;
import io.orderlog.command.write.AppendListener;
import io.orderlog.command.write.Writer;
import io.orderlog.command.write.WriterPhase;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterSlots;
import io.orderlog.time.TimeSource;
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
public final class CommandRouter<C, S, E, R> implements Routing<C, R> {

  /** Makes those that hear what writers append. */
  @FunctionalInterface
  public interface Listeners<E> {

    /** A new one for a new writer of this slot, which has these partitions. */
    AppendListener<E> of(int slot, Set<Integer> partitions);
  }

  private final Aggregate<C, S, E, R> aggregate;
  private final EventLog<E> log;
  private final WriterSlots slots;
  private final StateStorages<S> storages;
  private final Listeners<E> listeners;
  private final TimeSource clock;
  private final OwnedSlots<C, S, E, R> owned = new OwnedSlots<>(this::newWriter);
  private final WriterDirectory directory;
  private volatile @Nullable GroupMembership membership;

  /**
   * A router that takes no commands before it has joined other processes.
   *
   * @param slotCount as many as all other processes say, from 1 to the number of partitions
   * @param directory knows which process has which writer
   * @param storages where the state of each slot is kept
   * @param listeners who hears what the writer of a slot appends
   */
  public CommandRouter(Aggregate<C, S, E, R> aggregate, EventLog<E> log, int slotCount,
      WriterDirectory directory, StateStorages<S> storages, Listeners<E> listeners,
      TimeSource clock) {
    this.aggregate = aggregate;
    this.log = log;
    this.slots = new WriterSlots(slotCount, log.identity().partitions());
    this.storages = storages;
    this.listeners = listeners;
    this.clock = clock;
    this.directory = directory;
  }

  /** One to whose writers nobody listens. */
  public CommandRouter(Aggregate<C, S, E, R> aggregate, EventLog<E> log, int slotCount,
      WriterDirectory directory, StateStorages<S> storages, TimeSource clock) {
    this(aggregate, log, slotCount, directory, storages, (_, _) -> AppendListener.none(), clock);
  }

  /** From now on, the slots that this member of their group is given take commands. */
  void takePart(GroupMembership member) {
    membership = member;
  }

  @Override
  public Routed<R> route(CommandEnvelope<C> command) {
    int slot = slotOf(command.streamId());
    return writerHere(slot)
        .<Routed<R>>map(writer -> new Routed.Here<>(writer.submit(command)))
        .orElseGet(() -> directory.elsewhere(aggregate.log(), slot));
  }

  /** One line for each thing that keeps this process from taking all commands. */
  public List<String> reasonsNotReady() {
    List<String> reasons = new ArrayList<>();
    GroupMembership joined = membership;
    if (joined != null) {
      if (joined.isStopping()) {
        reasons.add("the process is stopping");
      }
      joined.trouble().ifPresent(reasons::add);
    }
    directory.reasonNotReady().ifPresent(reasons::add);
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

  /** Whose writers they are. */
  public AggregateLog<E> writtenLog() {
    return aggregate.log();
  }

  /** Its writers in this process. */
  OwnedSlots<C, S, E, R> owned() {
    return owned;
  }

  /** The last claim of each slot that is another process's. */
  List<RecordedClaim> claimsOfOthers() {
    return directory.claimsOfOthers(aggregate.log(), slots.count());
  }

  private int slotOf(String streamId) {
    return slots.slotOf(log.partitionOf(streamId));
  }

  private Writer<C, S, E, R> newWriter(int slot) {
    Set<Integer> partitions = slots.partitionsOf(slot);
    return new Writer<>(directory.ownClaim(slot), partitions, aggregate,
        () -> storages.open(slot, partitions, log.identity()), log,
        listeners.of(slot, partitions), clock);
  }

  /** The writer of a slot that this process has, or will have soon. */
  private Optional<Writer<C, S, E, R>> writerHere(int slot) {
    return owned.writer(slot).filter(writer -> !writer.phase().is(WriterPhase.Name.FENCED));
  }

  private Optional<String> reasonNotReady(int slot) {
    return owned.writer(slot)
        .map(writer -> writer.phase().is(WriterPhase.Name.SERVING)
            ? Optional.<String>empty()
            : Optional.of(writer.writerId() + " " + writer.phase().detail()))
        .orElseGet(
            () -> directory.elsewhere(aggregate.log(), slot) instanceof Routed.Nobody<?>(var reason)
                ? Optional.of(reason)
                : Optional.empty());
  }

  private SlotStatus status(int slot) {
    return owned.writer(slot)
        .map(writer -> new SlotStatus(
            aggregate.name(), slot, directory.ownUrl(), true, writer.phase().detail()))
        .orElseGet(() -> directory.statusElsewhere(aggregate.log(), slot));
  }
}
