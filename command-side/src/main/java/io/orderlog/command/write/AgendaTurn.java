package io.orderlog.command.write;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.OwnCommandIds;
import io.orderlog.command.Timetable;
import io.orderlog.command.memory.DueTimes;
import io.orderlog.command.memory.StreamState;
import io.orderlog.command.memory.StreamStore;
import io.orderlog.command.write.CommandQueue.Waiting;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.time.Pauses;
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the streams of a writer do by themselves when their time has come. Commands that they give
 * themselves are handled like those of clients, so a deadline is decided upon the state of the
 * moment and its event is never before its time. What leads to nothing is put aside for a while: it
 * must not starve the others. Nor must very many that are due at once: after each full pass they
 * rest as long as it took. Used by the thread of its writer.
 */
final class AgendaTurn<C, S, Q, R> {

  /** As many as leave room for clients' commands in a batch. */
  private static final int MOST_AT_ONCE = 500;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final String writerId;
  private final Timetable<C, S, Q> timetable;
  private final TimeSource clock;
  private final Pauses<String> putAside;
  private final AskedOutside<C, Q, R> asked;
  private boolean fullPass;
  private long passBegan;
  /** Since the last pass began: as long as it took, and as long again. */
  private Duration passAndRest = Duration.ZERO;

  /** @param writer takes the facts that answers from outside are; may be called by any thread */
  AgendaTurn(String writerId, Timetable<C, S, Q> timetable,
      Function<CommandEnvelope<C>, CompletableFuture<CommandOutcome<R>>> writer,
      TimeSource clock) {
    this.writerId = writerId;
    this.timetable = timetable;
    this.clock = clock;
    this.putAside = new Pauses<>(FIRST_PAUSE, LONGEST_PAUSE, clock);
    this.asked = new AskedOutside<>(timetable.effects(), timetable.hash(), writer);
  }

  /** How long nothing is to be done, at most so many milliseconds. */
  long untilNext(DueTimes times, long atMostMs) {
    if (fullPass) {
      fullPass = false;
      passAndRest = clock.since(passBegan).multipliedBy(2);
    }
    if (rests()) {
      return Math.clamp(passAndRest.minus(clock.since(passBegan)).toMillis() + 1, 1, atMostMs);
    }
    Instant now = clock.instant();
    return times.next().map(at -> Duration.between(now, at).toMillis())
        .map(ms -> Math.clamp(ms, 0, atMostMs)).orElse(atMostMs);
  }

  /**
   * The commands whose time has come, and lets those be asked outside whose time has come; each
   * once, until its stream has changed.
   */
  List<Waiting<C, R>> due(StreamStore<S, ?> known) {
    if (rests()) {
      return List.of();
    }
    passBegan = clock.nanos();
    passAndRest = Duration.ZERO;
    Instant now = clock.instant();
    asked.takeUnanswered().forEach(putAside::add);
    Set<String> streams = new LinkedHashSet<>(putAside.takeOver(MOST_AT_ONCE));
    streams.addAll(known.due().take(now, MOST_AT_ONCE - streams.size()));
    List<Waiting<C, R>> commands = new ArrayList<>();
    streams.forEach(streamId -> commands.addAll(due(known, streamId, now)));
    fullPass = streams.size() == MOST_AT_ONCE;
    return commands;
  }

  /** The processor and the disk are clients' meanwhile, those of other writers, too. */
  private boolean rests() {
    return passAndRest.isPositive() && !clock.isPast(passBegan, passAndRest);
  }

  private List<Waiting<C, R>> due(StreamStore<S, ?> known, String streamId, Instant now) {
    StreamState<S> stream = known.state(streamId);
    List<Due<C, Q>> agenda = timetable.agenda().due(stream.state());
    known.due().set(streamId, DueTimes.first(
        agenda.stream().filter(due -> due.at().isAfter(now)).toList()));
    List<Due<C, Q>> come = agenda.stream().filter(due -> !due.at().isAfter(now)).toList();
    if (come.isEmpty()) {
      putAside.forget(streamId);
    }
    List<Waiting<C, R>> commands = new ArrayList<>();
    for (Due<C, Q> due : come) {
      switch (due) {
        case Deadline<C, Q> deadline -> commands.add(waiting(streamId, stream, deadline));
        case Effect<C, Q> effect -> asked.ask(streamId, effect);
      }
    }
    return commands;
  }

  private Waiting<C, R> waiting(
      String streamId, StreamState<S> stream, Deadline<C, Q> deadline) {
    String name = deadline.name();
    CompletableFuture<CommandOutcome<R>> answer = new CompletableFuture<>();
    var _ = answer.whenComplete((outcome, failure) -> heard(streamId, name, outcome, failure));
    return new Waiting<>(new CommandEnvelope<>(streamId, deadline.command(),
        OwnCommandIds.ofDeadline(name, stream.version()),
        timetable.hash().apply(deadline.command()), OwnCommandIds.nameOf(streamId), null,
        new ExpectedVersions.Any(), OwnCommandIds.causeOfDeadline(name), null), answer);
  }

  private void heard(String streamId, String name, @Nullable CommandOutcome<R> outcome,
      @Nullable Throwable failure) {
    switch (outcome) {
      case CommandOutcome.Accepted<R> _ -> putAside.forget(streamId);
      // The next to serve the slot finds it due again.
      case CommandOutcome.NotWritten<R> _,CommandOutcome.Unknown<R> _ -> {
      }
      case null -> putAside(streamId, name, failure);
      default -> putAside(streamId, name, outcome);
    }
  }

  private void putAside(String streamId, String name, @Nullable Object reason) {
    Duration pause = putAside.add(streamId);
    // Once is no wonder: a command of the same batch was before it.
    if (pause.compareTo(FIRST_PAUSE) > 0) {
      LOG.warn("{}: the deadline \"{}\" of {} has led to nothing ({}); again in {} s", writerId,
          name, streamId, reason, pause.toSeconds());
    }
  }
}
