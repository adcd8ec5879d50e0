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
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.UnwritableEventException;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterFencedException;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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
  private static final long IDLE_MS = 250;

  private final String writerId;
  private final Aggregate<C, S, E, R> aggregate;
  private final EventLog<E> log;
  private final TimeSource clock;
  private final Intake<C, R> intake = new Intake<>();
  private final FencedAppender<E> appender;
  private final WriterMemory<S, E> memory;
  private final Unresolved<C, S, E, R> unresolved = new Unresolved<>();
  private final Optional<AgendaTurn<C, S, ?, R>> agenda;
  private final AppendListener<E> listener;

  /**
   * @param claim what to tell others of this writer
   * @param partitions of the slot
   * @param storage opens what the slot's last writer here knew, when this one begins to read the
   *     log
   * @param listener hears what it appends
   */
  public Writer(WriterClaim claim, Set<Integer> partitions, Aggregate<C, S, E, R> aggregate,
      Supplier<StateStorage<S>> storage, EventLog<E> log, AppendListener<E> listener,
      TimeSource clock) {
    this.writerId = aggregate.log().writerId(claim.slot());
    this.aggregate = aggregate;
    this.log = log;
    this.listener = listener;
    this.clock = clock;
    this.appender = new FencedAppender<>(log, writerId, partitions, claim);
    this.agenda = aggregate.timetable().map(
        timetable -> new AgendaTurn<>(writerId, timetable, this::submit, clock));
    this.memory = new WriterMemory<>(writerId,
        () -> new StreamStore<>(aggregate, partitions, storage.get(), clock));
  }

  /** One to which nobody listens. */
  public Writer(WriterClaim claim, Set<Integer> partitions, Aggregate<C, S, E, R> aggregate,
      Supplier<StateStorage<S>> storage, EventLog<E> log, TimeSource clock) {
    this(claim, partitions, aggregate, storage, log, AppendListener.none(), clock);
  }

  /** Hands a command over; the answer comes when its outcome is known. */
  public CompletableFuture<CommandOutcome<R>> submit(CommandEnvelope<C> command) {
    return intake.submit(command);
  }

  public WriterPhase phase() {
    return intake.phase();
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
    return switch (phase().name()) {
      case CATCHING_UP -> takeOver();
      case SERVING -> {
        serve();
        yield true;
      }
      case FENCED, FAILED, STOPPED -> {
        intake.turnAway();
        yield false;
      }
    };
  }

  /** Takes no more commands, and keeps a turn that reads the log from going on to its end. */
  void refuseCommands() {
    intake.close();
  }

  /** Another process has claimed the slot, at this offset; the writer may have been later yet. */
  public void overtakenAt(long offset) {
    appender.overtakenAt(offset);
  }

  /** Handles what was accepted before commands were refused. */
  void finish() throws InterruptedException {
    List<Waiting<C, R>> batch = intake.take(MAX_BATCH, 0);
    while (phase().is(WriterPhase.Name.SERVING) && !batch.isEmpty()) {
      handle(batch);
      batch = intake.take(MAX_BATCH, 0);
    }
    intake.turnAway(batch);
  }

  /** Lets go of the log and answers whoever still waits. */
  @Override
  public void close() {
    intake.enter(WriterPhase.STOPPED);
    listener.ended();
    appender.close();
    unresolved.giveUp("the writer stopped before the log confirmed it");
    memory.close();
    intake.turnAway();
  }

  /** Handles what waits, and what is due, in one batch; waits for either if there is neither. */
  private void serve() throws InterruptedException {
    StreamStore<S, E> known = memory.opened();
    long rest = agenda.map(turn -> turn.untilNext(known.due(), IDLE_MS)).orElse(IDLE_MS);
    List<Waiting<C, R>> batch = intake.take(MAX_BATCH, rest);
    agenda.ifPresent(turn -> batch.addAll(turn.due(known)));
    handle(batch);
  }

  private void handle(List<Waiting<C, R>> batch) {
    StreamStore<S, E> known = memory.opened();
    Optional<GroupCommit<C, S, E, R>> next = Optional.of(
        new GroupCommit<>(aggregate, known, clock));
    while (next.isPresent()) {
      GroupCommit<C, S, E, R> commit = next.get();
      try {
        batch.forEach(waiting -> decide(commit, waiting));
      } catch (StateStorageException unusable) {
        rebuild(unusable);
        intake.turnAway(batch);
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
      List<RecordedEvent<E>> appended = append(commit);
      known.apply(appended);
      listener.appended(appended);
      commit.answer();
      return Optional.empty();
    } catch (EventTooLargeException tooLarge) {
      LOG.warn("{} refuses {} of {} events: {}", writerId, tooLarge.indexes().size(),
          commit.events().size(), tooLarge.getMessage());
      return Optional.of(commit.without(tooLarge.indexes(), tooLarge));
    } catch (UnwritableEventException defect) {
      return Optional.of(commit.without(Set.of(defect.index()), defect));
    } catch (RuntimeException failure) {
      unresolved.add(commit);
      stopServing(failure);
      return Optional.empty();
    }
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
    appender.requireNotOvertaken();
    if (!commit.events().isEmpty()) {
      return appender.append(commit.events());
    }
    if (commit.refuses()) {
      appender.claim();
    }
    return List.of();
  }

  /** After an append that has failed, or may have. */
  private void stopServing(RuntimeException failure) {
    switch (failure) {
      case StateStorageException unusable -> rebuild(unusable);
      case WriterFencedException fenced -> stopFenced(fenced);
      case AppendOutcomeUnknownException unknown -> {
        LOG.warn("{}: {}; reading the log to learn the outcome", writerId, unknown.getMessage());
        leaveServing(new WriterPhase(WriterPhase.Name.CATCHING_UP,
            "is reading the log to learn what became of an append"));
      }
      default -> {
        // Not an outcome of the log: a defect. What was sent may stand, so only the log can tell.
        LOG.error("{} failed while handling commands", writerId, failure);
        leaveServing(new WriterPhase(WriterPhase.Name.CATCHING_UP,
            "is reading the log after an unexpected failure"));
      }
    }
  }

  /** Fences whoever wrote before, says so, reads what they wrote, and serves. */
  private boolean takeOver() {
    try {
      appender.open();
      StreamStore<S, E> known = memory.open();
      try (LogReader<E> reader = new StoppableReader<>(
          log.openReader(known.readFrom()), intake::isClosing)) {
        new CatchUp(log, clock, CATCH_UP_PATIENCE).run(reader, known::apply);
      }
      known.requireConfirmed();
      intake.enter(WriterPhase.SERVING);
      listener.serving();
      unresolved.resolve(known);
      LOG.info("{} takes commands", writerId);
      return true;
    } catch (RuntimeException failure) {
      stayOut(failure);
      return false;
    }
  }

  /** After a failure to take over. */
  private void stayOut(RuntimeException failure) {
    switch (failure) {
      case HistoryLostException _,UnreadableEventException _,BrokenHistoryException _ -> {
        String reason = failure.getMessage() + memory.builtFromLog();
        LOG.error("{} stops: {}", writerId, reason);
        fail("stopped because " + reason);
      }
      case StateStorageException unusable -> rebuild(unusable);
      case WriterFencedException fenced -> stopFenced(fenced);
      case LogUnavailableException _,AppendOutcomeUnknownException _ -> awaitLog(failure);
      default -> {
        LOG.error("{} stops", writerId, failure);
        fail("stopped because of an unexpected failure that its log tells");
      }
    }
  }

  private void awaitLog(RuntimeException unavailable) {
    WriterPhase waiting = new WriterPhase(WriterPhase.Name.CATCHING_UP,
        "is waiting for the log: " + unavailable.getMessage());
    // Said once, however often it is tried again.
    if (!waiting.equals(phase())) {
      LOG.warn("{} cannot take commands yet: {}", writerId, unavailable.getMessage());
    }
    leaveServing(waiting);
  }

  private void stopFenced(WriterFencedException fenced) {
    LOG.warn("{}: {}", writerId, fenced.getMessage());
    leaveServing(new WriterPhase(WriterPhase.Name.FENCED, "was taken over by another process"));
    unresolved.leaveToNextWriter();
    memory.close();
  }

  private void fail(String detail) {
    leaveServing(new WriterPhase(WriterPhase.Name.FAILED, detail));
    unresolved.giveUp("the log cannot be read");
    memory.close();
  }

  /** State is a cache of the log: what cannot be used is read again. */
  private void rebuild(StateStorageException unusable) {
    memory.discard(unusable);
    leaveServing(new WriterPhase(WriterPhase.Name.CATCHING_UP,
        "is reading the whole log, because its state was of no use: " + unusable.getMessage()));
  }

  private void leaveServing(WriterPhase next) {
    intake.enter(next);
    listener.stopped();
    appender.close();
    intake.turnAway();
  }
}
