package io.orderlog.command;

import io.orderlog.eventlog.EventLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Brings every command to the one writer of its stream. The partitions are dealt out over the
 * writer slots: partition p belongs to slot p mod slots. Thread-safe.
 */
public final class CommandRouter<C, S, E, R> implements AutoCloseable {

  private static final String WRITER_ID_PREFIX = "orderlog-writer-";

  private final EventLog<E> log;
  private final List<Writer<C, S, E, R>> writers;
  private final List<WriterThread> threads;

  private CommandRouter(EventLog<E> log, List<Writer<C, S, E, R>> writers) {
    this.log = log;
    this.writers = List.copyOf(writers);
    this.threads = writers.stream().map(WriterThread::start).toList();
  }

  /**
   * Starts one writer for each slot; they take commands when they have read the log.
   *
   * @param slots from 1 to the number of partitions
   * @param storages where each slot's state is kept
   * @throws IllegalArgumentException if there are more slots than partitions
   */
  public static <C, S, E, R> CommandRouter<C, S, E, R> start(
      Aggregate<C, S, E, R> aggregate, EventLog<E> log, int slots, StateStorages<S> storages,
      InstantSource clock) {
    int partitions = log.identity().partitions();
    if (slots > partitions) {
      throw new IllegalArgumentException("there are " + slots + " writer slots for the "
          + partitions + " partitions of " + log.identity().topic()
          + ": set ORDERLOG_WRITER_SLOTS to " + partitions + " or less");
    }
    List<Writer<C, S, E, R>> writers = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      int slot = i;
      Set<Integer> owned = partitionsOf(slot, slots, partitions);
      writers.add(new Writer<>(WRITER_ID_PREFIX + slot, owned, aggregate,
          () -> storages.open(slot, owned, log.identity()), log, clock));
    }
    return new CommandRouter<>(log, writers);
  }

  /** Hands the command to its writer; the answer comes when its outcome is known. */
  public CompletableFuture<CommandOutcome<R>> route(CommandEnvelope<C> command) {
    return writers.get(log.partitionOf(command.streamId()) % writers.size()).submit(command);
  }

  /** One line for each writer that does not take commands. */
  public List<String> reasonsNotReady() {
    return writers.stream()
        .filter(writer -> !writer.phase().is(WriterPhase.Name.SERVING))
        .map(writer -> writer.writerId() + " " + writer.phase().detail())
        .toList();
  }

  /** Stops all writers behind what they have begun. */
  @Override
  public void close() {
    threads.forEach(WriterThread::askToStop);
    threads.forEach(WriterThread::close);
  }

  static Set<Integer> partitionsOf(int slot, int slots, int partitions) {
    return IntStream.range(0, partitions)
        .filter(partition -> partition % slots == slot)
        .boxed().collect(Collectors.toUnmodifiableSet());
  }
}
