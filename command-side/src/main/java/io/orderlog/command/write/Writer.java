package io.orderlog.command.write;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.memory.BrokenHistoryException;
import io.orderlog.command.memory.StateStorage;
import io.orderlog.command.memory.StateStorageException;
import io.orderlog.command.memory.StreamStore;
import io.orderlog.command.write.CommandQueue.Waiting;
import io.orderlog.eventlog.AppendOutcomeUnknownException;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.EventTooLargeException;
import io.orderlog.eventlog.HistoryLostException;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.NewEvent;
import io.orderlog.eventlog.RecordedEvent;
import io.orderlog.eventlog.UnwritableEventException;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterFencedException;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of its partitions: takes what waits, decides, appends in one transaction, applies,
 * answers. {@link #doWork}, {@link #finish} and {@link #close} are for the one thread that runs the
 * writer, everything else for any thread.
 *
 * <p>Safety rests on the log's fence alone. Opening the appender fences every earlier writer; only
 * then is the log read to its end; so whatever an earlier writer still appended is known before the
 * first decision here, and nothing of it can come after. A command that is refused appends nothing
 * that would meet the fence, so the writer claims its slot anew before it tells.
 */
public final class Writer<C, S, E, R> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final Duration CATCH_UP_PATIENCE = Duration.ofSeconds(70);
  private static final int MAX_BATCH = 1_000;
  private static final int QUEUE_CAPACITY = 10_000;
  private static final long IDLE_MS = 100;
  private static final long NEVER = -1;

  private final WriterClaim claim;
  private final String writerId;
  private final Set<Integer> partitions;
  private final Aggregate<C, S, E, R> aggregate;
  private final EventLog<E> log;
  private final TimeSource clock;
  private final Supplier<StateStorage<S>> storage;
  private final CommandQueue<C, R> queue = new CommandQueue<>(
      QUEUE_CAPACITY, QUEUE_CAPACITY / 10);
  private volatile WriterPhase phase = WriterPhase.STARTING;
  private volatile boolean stopping;
  private volatile long overtakenAt = NEVER;
  private long claimedAt = NEVER;
  private @Nullable StreamStore<S, E> store;
  private @Nullable LogAppender<E> appender;
  private @Nullable GroupCommit<C, S, E, R> unresolved;

  /**
   * @param claim what to tell others of this writer
   * @param partitions of the slot
   * @param storage opens what the slot's last writer here knew, when this one begins to read the
   *     log
   */
  public Writer(WriterClaim claim, Set<Integer> partitions, Aggregate<C, S, E, R> aggregate,
      Supplier<StateStorage<S>> storage, EventLog<E> log, TimeSource clock) {
    this.claim = claim;
    this.writerId = aggregate.log().writerId(claim.slot());
    this.partitions = partitions;
    this.aggregate = aggregate;
    this.log = log;
    this.clock = clock;
    this.storage = storage;
  }

  /** Hands a command over; the answer comes when its outcome is known. */
  public CompletableFuture<CommandOutcome<R>> submit(CommandEnvelope<C> command) {
    if (stopping || !phase.is(WriterPhase.Name.SERVING)) {
      return CompletableFuture.completedFuture(notServing());
    }
    CompletableFuture<CommandOutcome<R>> answer = queue.offer(command);
    if (phase.is(WriterPhase.Name.STOPPED)) {
      // The last look into the queue may have been before this command was in it.
      queue.answerAll(notServing());
    }
    return answer;
  }

  public WriterPhase phase() {
    return phase;
  }

  public String writerId() {
    return writerId;
  }

  /**
   * One turn: gets ready to write, or handles what waits.
   *
   * @return whether the next turn may follow at once; if not, something has to change first
   */
  boolean doWork() throws InterruptedException {
    return switch (phase.name()) {
      case CATCHING_UP -> takeOver();
      case SERVING -> {
        handle(queue.take(MAX_BATCH, IDLE_MS));
        yield true;
      }
      case FENCED, FAILED, STOPPED -> {
        queue.answerAll(notServing());
        yield false;
      }
    };
  }

  /** Takes no more commands, and keeps a turn that reads the log from going on to its end. */
  void refuseCommands() {
    stopping = true;
  }

  /** Another process has claimed the slot, at this offset; the writer may have been later yet. */
  public void overtakenAt(long offset) {
    overtakenAt = offset;
  }

  /** Handles what was accepted before commands were refused. */
  void finish() throws InterruptedException {
    List<Waiting<C, R>> batch = queue.take(MAX_BATCH, 0);
    while (phase.is(WriterPhase.Name.SERVING) && !batch.isEmpty()) {
      handle(batch);
      batch = queue.take(MAX_BATCH, 0);
    }
    batch.forEach(waiting -> waiting.answer().complete(notServing()));
  }

  /** Lets go of the log and answers whoever still waits. */
  @Override
  public void close() {
    phase = WriterPhase.STOPPED;
    letGo();
    answerUnresolved("the writer stopped before the log confirmed it");
    closeStore();
    queue.answerAll(notServing());
  }

  private void handle(List<Waiting<C, R>> batch) {
    StreamStore<S, E> known = store();
    Optional<GroupCommit<C, S, E, R>> next = Optional.of(
        new GroupCommit<>(aggregate, known, clock));
    while (next.isPresent()) {
      GroupCommit<C, S, E, R> commit = next.get();
      try {
        batch.forEach(waiting -> decide(commit, waiting));
      } catch (StateStorageException unusable) {
        rebuild(unusable);
        batch.forEach(waiting -> waiting.answer().complete(notServing()));
        return;
      }
      next = commit(commit, known);
    }
  }

  /**
   * Appends, applies, answers.
   *
   * @return what is to be decided instead, because the log does not take some of it
   */
  private Optional<GroupCommit<C, S, E, R>> commit(
      GroupCommit<C, S, E, R> commit, StreamStore<S, E> known) {
    try {
      requireNotOvertaken();
      known.apply(append(commit));
      commit.answer();
    } catch (EventTooLargeException tooLarge) {
      LOG.warn("{} refuses {} of {} events: {}", writerId, tooLarge.indexes().size(),
          commit.events().size(), tooLarge.getMessage());
      return Optional.of(commit.without(tooLarge.indexes(), tooLarge));
    } catch (UnwritableEventException defect) {
      return Optional.of(commit.without(Set.of(defect.index()), defect));
    } catch (StateStorageException unusable) {
      unresolved = commit;
      rebuild(unusable);
    } catch (AppendOutcomeUnknownException unknown) {
      LOG.warn("{}: {}; reading the log to learn the outcome", writerId, unknown.getMessage());
      unresolved = commit;
      leaveServing(new WriterPhase(WriterPhase.Name.CATCHING_UP,
          "is reading the log to learn what became of an append"));
    } catch (WriterFencedException fenced) {
      unresolved = commit;
      stopFenced(fenced);
    } catch (RuntimeException failure) {
      // Not an outcome of the log: a defect. What was sent may stand, so only the log can tell.
      LOG.error("{} failed while handling commands", writerId, failure);
      unresolved = commit;
      leaveServing(new WriterPhase(WriterPhase.Name.CATCHING_UP,
          "is reading the log after an unexpected failure"));
    }
    return Optional.empty();
  }

  private void decide(GroupCommit<C, S, E, R> commit, Waiting<C, R> waiting) {
    try {
      commit.decide(waiting);
    } catch (StateStorageException unusable) {
      throw unusable;
    } catch (RuntimeException defect) {
      // One command that cannot be decided must not take those of others with it.
      waiting.answer().completeExceptionally(defect);
    }
  }

  /** Commits what was accepted, or at least that it is still this writer that refuses the rest. */
  private List<RecordedEvent<E>> append(GroupCommit<C, S, E, R> commit) {
    if (appender == null) {
      throw new IllegalStateException("serving without an appender");
    }
    if (!commit.events().isEmpty()) {
      return appender.append(commit.events());
    }
    if (commit.refuses()) {
      claimedAt = appender.claim(claim);
    }
    return List.of();
  }

  /** Without commands, nothing else tells a fenced writer that it is one. */
  private void requireNotOvertaken() {
    if (overtakenAt > claimedAt) {
      throw new WriterFencedException("another process has claimed the slot", null);
    }
  }

  /** Fences whoever wrote before, says so, reads what they wrote, and serves. */
  private boolean takeOver() {
    try {
      letGo();
      appender = log.openAppender(writerId, partitions);
      claimedAt = appender.claim(claim);
      StreamStore<S, E> known = openStore();
      try (LogReader<E> reader = new StoppableReader<>(
          log.openReader(known.readFrom()), () -> stopping)) {
        new CatchUp(log, clock, CATCH_UP_PATIENCE).run(reader, known::apply);
      }
      known.requireConfirmed();
      phase = WriterPhase.SERVING;
      resolve(known, new CommandOutcome.NotWritten<>("the log did not take it"));
      LOG.info("{} takes commands", writerId);
      return true;
    } catch (HistoryLostException | UnreadableEventException | BrokenHistoryException untrusted) {
      String reason = untrusted.getMessage() + builtFromLog();
      LOG.error("{} stops: {}", writerId, reason);
      fail("stopped because " + reason);
      return false;
    } catch (StateStorageException unusable) {
      rebuild(unusable);
      return false;
    } catch (WriterFencedException fenced) {
      stopFenced(fenced);
      return false;
    } catch (LogUnavailableException | AppendOutcomeUnknownException unavailable) {
      WriterPhase waiting = new WriterPhase(WriterPhase.Name.CATCHING_UP,
          "is waiting for the log: " + unavailable.getMessage());
      // Said once, however often it is tried again.
      if (!waiting.equals(phase)) {
        LOG.warn("{} cannot take commands yet: {}", writerId, unavailable.getMessage());
      }
      leaveServing(waiting);
      return false;
    } catch (RuntimeException defect) {
      LOG.error("{} stops", writerId, defect);
      fail("stopped because of an unexpected failure that its log tells");
      return false;
    }
  }

  private void stopFenced(WriterFencedException fenced) {
    LOG.warn("{}: {}", writerId, fenced.getMessage());
    leaveServing(new WriterPhase(WriterPhase.Name.FENCED, "was taken over by another process"));
    if (unresolved != null) {
      unresolved.answerFenced("another process has taken over");
      unresolved = null;
    }
    closeStore();
  }

  private void fail(String detail) {
    leaveServing(new WriterPhase(WriterPhase.Name.FAILED, detail));
    answerUnresolved("the log cannot be read");
    closeStore();
  }

  private void leaveServing(WriterPhase next) {
    phase = next;
    letGo();
    queue.answerAll(notServing());
  }

  private void letGo() {
    if (appender != null) {
      appender.close();
      appender = null;
    }
  }

  private void resolve(StreamStore<S, E> known, CommandOutcome<R> otherwise) {
    if (unresolved != null) {
      unresolved.answerFromLog(known, otherwise);
      unresolved = null;
    }
  }

  private void answerUnresolved(String reason) {
    if (unresolved != null) {
      unresolved.answerAll(new CommandOutcome.Unknown<>(reason));
      unresolved = null;
    }
  }

  private StreamStore<S, E> openStore() {
    StreamStore<S, E> known = store == null
        ? new StreamStore<>(aggregate, partitions, storage.get(), clock)
        : store;
    store = known;
    return known;
  }

  private StreamStore<S, E> store() {
    if (store == null) {
      throw new IllegalStateException("serving without state");
    }
    return store;
  }

  /** State is a cache of the log: what cannot be used is read again. */
  private void rebuild(StateStorageException unusable) {
    LOG.warn("{} reads the whole log, because its state{} is of no use: {}", writerId,
        store == null ? "" : " in " + store.location(), unusable.getMessage());
    if (store != null) {
      store.discard();
      store = null;
    }
    leaveServing(new WriterPhase(WriterPhase.Name.CATCHING_UP,
        "is reading the whole log, because its state was of no use: " + unusable.getMessage()));
  }

  private void closeStore() {
    StreamStore<S, E> closing = store;
    store = null;
    try {
      if (closing != null) {
        closing.close();
      }
    } catch (StateStorageException unusable) {
      LOG.warn("{}: what it knows is not all on disk, but in the log: {}", writerId,
          unusable.getMessage());
    }
  }

  private String builtFromLog() {
    return store == null ? "" : " (built from it: " + store.location() + ")";
  }

  private CommandOutcome<R> notServing() {
    return new CommandOutcome.NotWritten<>(stopping && phase.is(WriterPhase.Name.SERVING)
        ? "the writer is about to move to another process"
        : "the writer " + phase.detail());
  }
}
