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
import io.orderlog.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that the streams of a writer give themselves when their time has come. They are
 * handled like those of clients, so a deadline is decided upon the state of the moment and its
 * event is never before its time. One that is refused is put aside for a while: it must not starve
 * the others. Used by the thread of its writer.
 */
final class Deadlines<C, S, R> {

  /** As many as leave room for clients' commands in a batch. */
  private static final int MOST_AT_ONCE = 500;

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

  private final String writerId;
  private final Optional<Timetable<C, S>> timetable;
  private final TimeSource clock;
  private final PutAside putAside;

  /** @param timetable of the aggregate, if it has one */
  Deadlines(String writerId, Optional<Timetable<C, S>> timetable, TimeSource clock) {
    this.writerId = writerId;
    this.timetable = timetable;
    this.clock = clock;
    this.putAside = new PutAside(clock);
  }

  /** How long nothing is due, at most so many milliseconds. */
  long untilNext(DueTimes times, long atMostMs) {
    Instant now = clock.instant();
    return times.next().map(at -> Duration.between(now, at).toMillis())
        .map(ms -> Math.clamp(ms, 0, atMostMs)).orElse(atMostMs);
  }

  /** The commands whose time has come; each is given out once, until its stream has changed. */
  List<Waiting<C, R>> due(StreamStore<S, ?> known) {
    if (timetable.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    Set<String> streams = new LinkedHashSet<>(putAside.takeOver(MOST_AT_ONCE));
    streams.addAll(known.due().take(now, MOST_AT_ONCE - streams.size()));
    List<Waiting<C, R>> due = new ArrayList<>();
    streams.forEach(streamId -> due.addAll(due(known, streamId, timetable.get(), now)));
    return due;
  }

  private List<Waiting<C, R>> due(
      StreamStore<S, ?> known, String streamId, Timetable<C, S> itsTimetable, Instant now) {
    StreamState<S> stream = known.state(streamId);
    List<Waiting<C, R>> commands = new ArrayList<>();
    @Nullable
    Instant next = null;
    for (Due<C, ?> due : itsTimetable.agenda().due(stream.state())) {
      if (due.at().isAfter(now)) {
        next = next == null || due.at().isBefore(next) ? due.at() : next;
      } else if (due instanceof Deadline<C, ?>(var name, _, var command)) {
        commands.add(waiting(streamId, name, stream.version(), command, itsTimetable));
      }
    }
    known.due().set(streamId, Optional.ofNullable(next));
    if (commands.isEmpty()) {
      putAside.forget(streamId);
    }
    return commands;
  }

  private Waiting<C, R> waiting(String streamId, String name, long version, C command,
      Timetable<C, S> itsTimetable) {
    CompletableFuture<CommandOutcome<R>> answer = new CompletableFuture<>();
    var _ = answer.whenComplete((outcome, failure) -> heard(streamId, name, outcome, failure));
    return new Waiting<>(new CommandEnvelope<>(streamId, command,
        OwnCommandIds.ofDeadline(name, version), itsTimetable.hash().apply(command),
        OwnCommandIds.nameOf(streamId), null, new ExpectedVersions.Any(),
        OwnCommandIds.causeOfDeadline(name), null), answer);
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
    if (pause.compareTo(PutAside.FIRST) > 0) {
      LOG.warn("{}: the deadline \"{}\" of {} has led to nothing ({}); again in {} s", writerId,
          name, streamId, reason, pause.toSeconds());
    }
  }
}
