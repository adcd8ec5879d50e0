package io.orderlog.command.write;

import io.orderlog.command.Aggregate;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.memory.HandledCommand;
import io.orderlog.command.memory.StreamState;
import io.orderlog.command.memory.StreamStore;
import io.orderlog.command.write.CommandQueue.Waiting;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.eventlog.EventTooLargeException;
import io.orderlog.eventlog.event.EventMetadata;
import io.orderlog.eventlog.event.NewEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commands of one transaction: each is decided against the stored state plus what this batch
 * has decided before it. Holds what will be appended and who waits for an answer. Used by one
 * thread, once.
 */
final class GroupCommit<C, S, E, R> {

  /** An outcome that may be answered once everything decided before it is in the log. */
  private record Answer<C, R>(Waiting<C, R> waiting, CommandOutcome<R> outcome) {}

  private final Aggregate<C, S, E, R> aggregate;
  private final StreamStore<S, E> store;
  private final InstantSource clock;
  private final Map<String, StreamState<S>> changed = new HashMap<>();
  /** What the log does not take, and why. */
  private final IdentityHashMap<Waiting<C, R>, RuntimeException> leftOut;
  private final List<NewEvent<E>> events = new ArrayList<>();
  /** Whose each event is. */
  private final List<Waiting<C, R>> owners = new ArrayList<>();
  private final List<Waiting<C, R>> accepted = new ArrayList<>();
  private final List<Answer<C, R>> refused = new ArrayList<>();

  GroupCommit(Aggregate<C, S, E, R> aggregate, StreamStore<S, E> store, InstantSource clock) {
    this(aggregate, store, clock, new IdentityHashMap<>());
  }

  private GroupCommit(Aggregate<C, S, E, R> aggregate, StreamStore<S, E> store,
      InstantSource clock, IdentityHashMap<Waiting<C, R>, RuntimeException> leftOut) {
    this.aggregate = aggregate;
    this.store = store;
    this.clock = clock;
    this.leftOut = leftOut;
  }

  /**
   * One for the same commands, but for those that lead to these events: the others may have been
   * decided upon what will not be written.
   *
   * @param indexes in {@link #events}
   */
  GroupCommit<C, S, E, R> without(Set<Integer> indexes, RuntimeException reason) {
    IdentityHashMap<Waiting<C, R>, RuntimeException> known = new IdentityHashMap<>(leftOut);
    indexes.forEach(index -> known.put(owners.get(index), reason));
    return new GroupCommit<>(aggregate, store, clock, known);
  }

  /** Decides one more command; one that was handled before is answered at once. */
  void decide(Waiting<C, R> waiting) {
    CommandEnvelope<C> envelope = waiting.envelope();
    HandledCommand handled = store.handled(envelope.streamId(), envelope.commandId());
    StreamState<S> current = current(envelope.streamId());
    if (handled != null) {
      // What has happened stays so, no matter who is the writer by now.
      waiting.answer().complete(handled.outcomeOf(envelope, true));
    } else if (!envelope.expects(current.version())) {
      refused.add(new Answer<>(waiting, new CommandOutcome.VersionMismatch<>(current.version())));
    } else {
      decide(waiting, current, timeAfter(current));
    }
  }

  /** @param at as the decider sees it, and as it is written */
  private void decide(Waiting<C, R> waiting, StreamState<S> current, Instant at) {
    switch (aggregate.decider().decide(waiting.envelope().command(), current.state(), at)) {
      case Accepted<E, R>(var decided) -> {
        RuntimeException reason = leftOut.get(waiting);
        if (reason == null) {
          accept(waiting, current, decided, at);
        } else {
          leaveOut(waiting, reason);
        }
      }
      case Rejected<E, R>(var reason) -> refused.add(new Answer<>(waiting,
          new CommandOutcome.Rejected<>(reason, current.version())));
    }
  }

  /** A clock may be set back; within a stream, time never runs against the versions. */
  private Instant timeAfter(StreamState<S> current) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return now.isBefore(current.lastTime()) ? current.lastTime() : now;
  }

  /** What is to be appended, in order. */
  List<NewEvent<E>> events() {
    return events;
  }

  /**
   * Whether any command was refused. Only the current writer may refuse, so that needs a commit
   * too.
   */
  boolean refuses() {
    return !refused.isEmpty();
  }

  /** Tells everybody, when the events are in the log and in the store. */
  void answer() {
    for (Waiting<C, R> waiting : accepted) {
      HandledCommand handled = store.handled(waiting.envelope().streamId(),
          waiting.envelope().commandId());
      if (handled == null) {
        throw new IllegalStateException("appended and applied, but not handled: "
            + waiting.envelope().commandId());
      }
      waiting.answer().complete(handled.outcomeOf(waiting.envelope(), false));
    }
    refused.forEach(answer -> answer.waiting().answer().complete(answer.outcome()));
  }

  /**
   * Tells those whose events are known from the log, and all others this.
   *
   * @param fromLog what is known by now
   */
  void answerFromLog(StreamStore<S, E> fromLog, CommandOutcome<R> otherwise) {
    for (Waiting<C, R> waiting : accepted) {
      HandledCommand handled = fromLog.handled(waiting.envelope().streamId(),
          waiting.envelope().commandId());
      waiting.answer().complete(
          handled == null ? otherwise : handled.outcomeOf(waiting.envelope(), false));
    }
    // These were decided upon events that may never have been written.
    refused.forEach(answer -> answer.waiting().answer().complete(otherwise));
  }

  /** Tells everybody the same. */
  void answerAll(CommandOutcome<R> outcome) {
    accepted.forEach(waiting -> waiting.answer().complete(outcome));
    refused.forEach(answer -> answer.waiting().answer().complete(outcome));
  }

  /** Tells that another writer has taken over: what was sent before may be in the log. */
  void answerFenced(String reason) {
    accepted.forEach(waiting -> waiting.answer().complete(new CommandOutcome.Unknown<>(reason)));
    refused.forEach(answer -> answer.waiting().answer()
        .complete(new CommandOutcome.NotWritten<>(reason)));
  }

  private StreamState<S> current(String streamId) {
    StreamState<S> changedHere = changed.get(streamId);
    return changedHere == null ? store.state(streamId) : changedHere;
  }

  private void leaveOut(Waiting<C, R> waiting, RuntimeException reason) {
    if (reason instanceof EventTooLargeException) {
      refused.add(new Answer<>(waiting,
          new CommandOutcome.TooLarge<>(String.valueOf(reason.getMessage()))));
    } else {
      waiting.answer().completeExceptionally(reason);
    }
  }

  private void accept(
      Waiting<C, R> waiting, StreamState<S> current, List<E> decided, Instant time) {
    CommandEnvelope<C> envelope = waiting.envelope();
    EventMetadata metadata = new EventMetadata(time, envelope.commandId(),
        envelope.commandHash(), envelope.correlationId(), envelope.traceparent(),
        envelope.causationId(), envelope.principal());
    List<NewEvent<E>> accepting = new ArrayList<>(decided.size());
    StreamState<S> after = current;
    for (E event : decided) {
      after = new StreamState<>(
          aggregate.decider().evolve(after.state(), event), after.version() + 1, time);
      accepting.add(new NewEvent<>(envelope.streamId(), after.version(), event, metadata));
    }
    accepted.add(waiting);
    events.addAll(accepting);
    accepting.forEach(_ -> owners.add(waiting));
    changed.put(envelope.streamId(), after);
  }
}
