package io.orderlog.faults.check;

import static java.util.stream.Collectors.groupingBy;

import io.orderlog.faults.history.Answer.Accepted;
import io.orderlog.faults.history.Answer.NotWritten;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Unknown;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.history.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what clients were told of one kind of aggregate with what its log holds. Pure: the same
 * history and log always give the same violations. Used once.
 */
public final class HistoryChecker<C, S, E, R> {

  /** After that, whatever waits for a time has waited for long enough. */
  private static final Duration EVER = Duration.ofDays(3650);

  private final Rules<C, S, E, R> rules;
  private final OwnCommands<C, S> own;
  private final LogContent log;
  private final Map<String, List<Attempt<C>>> attemptsByCommand;
  private final Map<String, List<Attempt<C>>> attemptsByStream;
  private final Map<String, List<LoggedEvent>> eventsByCommand;
  private final Map<String, List<LoggedEvent>> eventsByStream;
  private final Map<String, Request<C>> requests = new HashMap<>();
  private final Map<String, Long> firstAsked = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  private HistoryChecker(Rules<C, S, E, R> rules, OwnCommands<C, S> own,
      List<Attempt<C>> attempts, LogContent log) {
    this.rules = rules;
    this.own = own;
    this.log = log;
    this.attemptsByCommand = attempts.stream()
        .collect(groupingBy(attempt -> attempt.request().commandId()));
    this.attemptsByStream = attempts.stream()
        .collect(groupingBy(attempt -> attempt.request().streamId()));
    this.eventsByCommand = log.committed().stream().collect(groupingBy(LoggedEvent::commandId));
    this.eventsByStream = log.committed().stream().collect(groupingBy(LoggedEvent::streamId));
    for (Attempt<C> attempt : attempts) {
      requests.putIfAbsent(attempt.request().commandId(), attempt.request());
      if (mayHaveWritten(attempt)) {
        firstAsked.merge(attempt.request().commandId(), attempt.startNanos(), Math::min);
      }
    }
  }

  /** All that is wrong; empty if every promise was kept. */
  public static <C, S, E, R> List<Violation> check(
      Rules<C, S, E, R> rules, List<Attempt<C>> attempts, LogContent log) {
    return check(rules, OwnCommands.none(), attempts, log);
  }

  /** The same where the system does something by itself. */
  public static <C, S, E, R> List<Violation> check(Rules<C, S, E, R> rules,
      OwnCommands<C, S> own, List<Attempt<C>> attempts, LogContent log) {
    return new HistoryChecker<>(rules, own, attempts, log).check();
  }

  private List<Violation> check() {
    attemptsByCommand.forEach(this::checkCommand);
    Set<String> streams = new TreeSet<>(attemptsByStream.keySet());
    streams.addAll(eventsByStream.keySet());
    streams.forEach(this::checkStream);
    return List.copyOf(violations);
  }

  private void checkCommand(String commandId, List<Attempt<C>> attempts) {
    List<LoggedEvent> events = eventsByCommand.getOrDefault(commandId, List.of());
    List<Accepted> told = attempts.stream().map(Attempt::answer)
        .filter(Accepted.class::isInstance).map(Accepted.class::cast).toList();
    told.forEach(accepted -> checkAccepted(commandId, accepted, events));
    if (told.stream().filter(accepted -> !accepted.replayed()).count() > 1) {
      report(Anomaly.DUPLICATE, "two attempts were told that they were the first: " + attempts);
    }
    if (told.stream().map(Accepted::position).distinct().count() > 1) {
      report(Anomaly.INCONSISTENT_ANSWER, "one command, several answers: " + attempts);
    }
    if (attempts.size() == 1 && told.stream().anyMatch(Accepted::replayed)) {
      report(Anomaly.INCONSISTENT_ANSWER, "a replay without a first attempt: " + attempts);
    }
    if (!events.isEmpty() && attempts.stream().noneMatch(HistoryChecker::mayHaveWritten)) {
      report(Anomaly.REFUSED_BUT_WRITTEN, attempts + " but the log has " + events);
    }
  }

  private void checkAccepted(String commandId, Accepted accepted, List<LoggedEvent> events) {
    if (events.isEmpty()) {
      report(log.aborted().contains(accepted.position())
          ? Anomaly.ABORTED_READ
          : Anomaly.LOST_WRITE, commandId + " was answered " + accepted);
    } else if (events.stream().noneMatch(event -> agrees(accepted, event))) {
      report(Anomaly.INCONSISTENT_ANSWER,
          commandId + " was answered " + accepted + ", but the log has " + events);
    }
  }

  private static boolean agrees(Accepted accepted, LoggedEvent event) {
    return accepted.position().equals(event.position()) && accepted.version() == event.version();
  }

  private static boolean mayHaveWritten(Attempt<?> attempt) {
    return switch (attempt.answer()) {
      case Accepted _,Unknown _ -> true;
      case Refused _,NotWritten _ -> false;
    };
  }

  private void checkStream(String streamId) {
    Timeline<C, S, E, R> timeline = Timeline.of(rules,
        eventsByStream.getOrDefault(streamId, List.of()), requests, own, this::report);
    if (!timeline.isWhole()) {
      return;
    }
    List<Attempt<C>> attempts = attemptsByStream.getOrDefault(streamId, List.of());
    RealTime realTime = new RealTime(timeline, attempts, firstAsked);
    for (long version = 1; version <= timeline.lastVersion(); version++) {
      checkRealTime(streamId, version, timeline.commandAt(version), realTime);
    }
    for (Attempt<C> attempt : attempts) {
      switch (attempt.answer()) {
        case Accepted accepted -> checkStatus(attempt, accepted, timeline);
        case Refused refused -> checkRefused(attempt, refused, timeline, realTime);
        case NotWritten _,Unknown _ -> {
          /* They claim nothing. */ }
      }
    }
  }

  private void checkRealTime(String streamId, long version, String commandId, RealTime realTime) {
    Long asked = firstAsked.get(commandId);
    if (asked != null && realTime.leastAt(asked) >= version) {
      report(Anomaly.REAL_TIME_ORDER, "version " + version + " of " + streamId + " is " + commandId
          + ", sent after version " + realTime.leastAt(asked) + " had been answered");
    }
  }

  private void checkStatus(Attempt<C> attempt, Accepted accepted, Timeline<C, S, E, R> timeline) {
    if (accepted.version() >= 1 && accepted.version() <= timeline.lastVersion() && !rules
        .statusOf().apply(timeline.stateAt(accepted.version())).equals(accepted.status())) {
      report(Anomaly.INCONSISTENT_ANSWER, attempt + " but it was then "
          + timeline.stateAt(accepted.version()));
    }
  }

  private void checkRefused(
      Attempt<C> attempt, Refused refused, Timeline<C, S, E, R> timeline, RealTime realTime) {
    long version = refused.version();
    long least = realTime.leastAt(attempt.startNanos());
    long most = realTime.mostAt(attempt.endNanos());
    if (version > timeline.lastVersion()) {
      report(Anomaly.ABORTED_READ, attempt + " tells of a version that the log does not have");
    } else if (version < least || version > most) {
      report(Anomaly.STALE_READ, attempt + " but it was then at version " + least
          + (most > least ? " to " + most : ""));
    } else if (timeline.isDoneBy(version, attempt.request().commandId())) {
      report(Anomaly.STALE_READ, attempt + " but it had been done by then");
    } else {
      checkReason(attempt, refused, timeline);
    }
  }

  /** It was true at some time between that version and the next one. */
  private void checkReason(
      Attempt<C> attempt, Refused refused, Timeline<C, S, E, R> timeline) {
    long version = refused.version();
    Instant from = timeline.timeOf(version);
    Instant to = version < timeline.lastVersion()
        ? timeline.timeOf(version + 1)
        : from.plus(EVER);
    Optional<String> reason = reason(attempt, timeline, version, from);
    if (!isAsTold(reason, refused)
        && !isAsTold(reason(attempt, timeline, version, to), refused)) {
      report(Anomaly.STALE_READ, attempt + " but at that version "
          + reason.map(due -> "the answer was due to be " + due).orElse("it was allowed"));
    }
  }

  /** What rests on something else is refused only if the rules allow it. */
  private boolean isAsTold(Optional<String> reason, Refused refused) {
    return reason.map(due -> due.equals(refused.reason()))
        .orElseGet(() -> rules.beside().contains(refused.reason()));
  }

  private Optional<String> reason(
      Attempt<C> attempt, Timeline<C, S, E, R> timeline, long version, Instant at) {
    return RefusalReason.of(rules, attempt.request(), timeline.stateAt(version), version, at);
  }

  private void report(Anomaly anomaly, String evidence) {
    violations.add(new Violation(anomaly, evidence));
  }
}
