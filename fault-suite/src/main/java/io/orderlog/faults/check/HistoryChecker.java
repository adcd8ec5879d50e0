package io.orderlog.faults.check;

import static java.util.stream.Collectors.groupingBy;

import io.orderlog.domain.TimelessDecider;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.faults.history.Answer.Accepted;
import io.orderlog.faults.history.Answer.NotWritten;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Unknown;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.LogContent;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.history.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what clients were told with what the log holds. Pure: the same history and log always
 * give the same violations. Used once.
 */
public final class HistoryChecker {

  private final TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> decider;
  private final LogContent log;
  private final Map<String, List<Attempt>> attemptsByCommand;
  private final Map<String, List<Attempt>> attemptsByOrder;
  private final Map<String, List<LoggedEvent>> eventsByCommand;
  private final Map<String, List<LoggedEvent>> eventsByOrder;
  private final Map<String, Request> requests = new HashMap<>();
  private final Map<String, Long> firstAsked = new HashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  private HistoryChecker(
      TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> decider,
      List<Attempt> attempts, LogContent log) {
    this.decider = decider;
    this.log = log;
    this.attemptsByCommand = attempts.stream()
        .collect(groupingBy(attempt -> attempt.request().commandId()));
    this.attemptsByOrder = attempts.stream()
        .collect(groupingBy(attempt -> attempt.request().orderId()));
    this.eventsByCommand = log.committed().stream().collect(groupingBy(LoggedEvent::commandId));
    this.eventsByOrder = log.committed().stream().collect(groupingBy(LoggedEvent::orderId));
    for (Attempt attempt : attempts) {
      requests.putIfAbsent(attempt.request().commandId(), attempt.request());
      if (mayHaveWritten(attempt)) {
        firstAsked.merge(attempt.request().commandId(), attempt.startNanos(), Math::min);
      }
    }
  }

  /** All that is wrong; empty if every promise was kept. */
  public static List<Violation> check(List<Attempt> attempts, LogContent log) {
    return check(new OrderDecider(), attempts, log);
  }

  /** As if these were the rules. */
  static List<Violation> check(
      TimelessDecider<OrderCommand, OrderState, OrderEvent, OrderRejection> decider,
      List<Attempt> attempts, LogContent log) {
    return new HistoryChecker(decider, attempts, log).check();
  }

  private List<Violation> check() {
    attemptsByCommand.forEach(this::checkCommand);
    Set<String> orders = new TreeSet<>(attemptsByOrder.keySet());
    orders.addAll(eventsByOrder.keySet());
    orders.forEach(this::checkOrder);
    return List.copyOf(violations);
  }

  private void checkCommand(String commandId, List<Attempt> attempts) {
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

  private static boolean mayHaveWritten(Attempt attempt) {
    return switch (attempt.answer()) {
      case Accepted _,Unknown _ -> true;
      case Refused _,NotWritten _ -> false;
    };
  }

  private void checkOrder(String orderId) {
    OrderTimeline timeline = OrderTimeline.of(decider,
        eventsByOrder.getOrDefault(orderId, List.of()), requests, this::report);
    if (!timeline.isWhole()) {
      return;
    }
    List<Attempt> attempts = attemptsByOrder.getOrDefault(orderId, List.of());
    RealTime realTime = new RealTime(timeline, attempts, firstAsked);
    for (long version = 1; version <= timeline.lastVersion(); version++) {
      checkRealTime(orderId, version, timeline.commandAt(version), realTime);
    }
    for (Attempt attempt : attempts) {
      switch (attempt.answer()) {
        case Accepted accepted -> checkStatus(attempt, accepted, timeline);
        case Refused refused -> checkRefused(attempt, refused, timeline, realTime);
        case NotWritten _,Unknown _ -> {
          /* They claim nothing about the order. */ }
      }
    }
  }

  private void checkRealTime(String orderId, long version, String commandId, RealTime realTime) {
    Long asked = firstAsked.get(commandId);
    if (asked != null && realTime.leastAt(asked) >= version) {
      report(Anomaly.REAL_TIME_ORDER, "version " + version + " of " + orderId + " is " + commandId
          + ", sent after version " + realTime.leastAt(asked) + " had been answered");
    }
  }

  private void checkStatus(Attempt attempt, Accepted accepted, OrderTimeline timeline) {
    if (accepted.version() <= timeline.lastVersion()
        && !StatusName.of(timeline.stateAt(accepted.version())).equals(accepted.status())) {
      report(Anomaly.INCONSISTENT_ANSWER, attempt + " but the order was then "
          + timeline.stateAt(accepted.version()));
    }
  }

  private void checkRefused(
      Attempt attempt, Refused refused, OrderTimeline timeline, RealTime realTime) {
    long version = refused.version();
    long least = realTime.leastAt(attempt.startNanos());
    long most = realTime.mostAt(attempt.endNanos());
    if (version > timeline.lastVersion()) {
      report(Anomaly.ABORTED_READ, attempt + " tells of a version that the log does not have");
    } else if (version < least || version > most) {
      report(Anomaly.STALE_READ, attempt + " but the order was then at version " + least
          + (most > least ? " to " + most : ""));
    } else if (timeline.isDoneBy(version, attempt.request().commandId())) {
      report(Anomaly.STALE_READ, attempt + " but it had been done by then");
    } else {
      checkReason(attempt, refused, timeline);
    }
  }

  private void checkReason(Attempt attempt, Refused refused, OrderTimeline timeline) {
    Optional<String> reason = RefusalReason.of(
        attempt.request(), timeline.stateAt(refused.version()), refused.version());
    if (!reason.equals(Optional.of(refused.reason()))) {
      report(Anomaly.STALE_READ, attempt + " but at that version "
          + reason.map(due -> "the answer was due to be " + due).orElse("it was allowed"));
    }
  }

  private void report(Anomaly anomaly, String evidence) {
    violations.add(new Violation(anomaly, evidence));
  }
}
