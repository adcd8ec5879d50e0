package io.orderlog.command.endpoint.delivery;

import io.orderlog.domain.endpoint.EndpointCommand;
import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRegistered;
import io.orderlog.domain.endpoint.EndpointState;
import io.orderlog.domain.endpoint.EndpointState.Gone;
import io.orderlog.domain.endpoint.EndpointState.Stopped;
import io.orderlog.domain.endpoint.EndpointState.Delivering;
import io.orderlog.domain.endpoint.EndpointState.Failing;
import io.orderlog.domain.endpoint.EndpointState.None;
import io.orderlog.domain.endpoint.EndpointState.Removed;
import io.orderlog.domain.endpoint.EndpointState.Terms;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.positions.Positions;
import io.orderlog.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What one endpoint is told, of all logs that it wants to hear of. Its own thread-safe parts are
 * used by the lanes; everything else is used by one thread.
 */
final class Lanes {

  /** As many as a receiver has at a time. */
  private static final int MOST_AT_A_TIME = 16;

  /**
   * What the lanes of all endpoints of a slot have in common.
   *
   * @param isOlderThanPermit whether something stood in the log, as where an endpoint was
   *     registered, before it was said that endpoints may be told
   */
  record Shared(ToldLogs logs, WebhookSender sender, EndpointReports reports, Positions positions,
      DeliveryMeters meters, ExecutorService threads, Predicate<LogPosition> isOlderThanPermit,
      TimeSource clock) {}

  private final String endpointId;
  private final Shared shared;
  private final Semaphore atATime = new Semaphore(MOST_AT_A_TIME);
  private EndpointGate gate;
  private volatile List<LogLane<?>> lanes = List.of();
  private EndpointState state;
  private RecordedEvent<EndpointEvent> last;
  private volatile LogPosition registeredAt;

  /** Of an endpoint that is registered by this event. */
  Lanes(String endpointId, Shared shared, EndpointState state,
      RecordedEvent<EndpointEvent> registered) {
    this.endpointId = endpointId;
    this.shared = shared;
    this.state = state;
    this.last = registered;
    this.registeredAt = registered.position();
    this.gate = new EndpointGate(state, registered.version(), shared.clock());
  }

  String endpointId() {
    return endpointId;
  }

  Shared shared() {
    return shared;
  }

  EndpointState state() {
    return state;
  }

  /** The last event of the endpoint. */
  RecordedEvent<EndpointEvent> last() {
    return last;
  }

  boolean isOlderThanPermit() {
    return shared.isOlderThanPermit().test(registeredAt);
  }

  /** What has happened to the endpoint. */
  void take(RecordedEvent<EndpointEvent> event, EndpointState after) {
    if (event.data() instanceof EndpointRegistered) {
      // It begins anew, elsewhere in the logs.
      end(false);
      registeredAt = event.position();
    }
    last = event;
    state = after;
    gate.is(after, event.version());
  }

  /** Begins what is to be told and ends what is not, as the endpoint is. */
  void goOn() {
    List<AggregateLog<?>> wanted = wanted();
    if (wanted.equals(lanes.stream().<AggregateLog<?>>map(LogLane::log).toList())) {
      return;
    }
    if (lanes.isEmpty()) {
      gate = new EndpointGate(state, last.version(), shared.clock());
      shared.meters().observe(this);
    }
    List<LogLane<?>> kept =
        lanes.stream().filter(lane -> wanted.contains(lane.log())).toList();
    lanes.stream().filter(lane -> !kept.contains(lane)).forEach(LogLane::stop);
    List<LogLane<?>> next = new ArrayList<>();
    for (AggregateLog<?> log : wanted) {
      next.add(kept.stream().filter(lane -> lane.log().equals(log)).findFirst()
          .orElseGet(() -> begun(log)));
    }
    lanes = List.copyOf(next);
    if (lanes.isEmpty()) {
      shared.meters().forget(endpointId);
    }
  }

  private <E> LogLane<?> begun(AggregateLog<E> log) {
    LogLane<E> lane = new LogLane<>(this, gate, log);
    lane.start();
    return lane;
  }

  private List<AggregateLog<?>> wanted() {
    return switch (state) {
      case Delivering(var terms) -> shared.logs().wanted(terms.types());
      case Failing failing -> shared.logs().wanted(failing.terms().types());
      case Stopped _,Gone _,None _,Removed _ -> List.of();
    };
  }

  /**
   * Ends all, and does not wait for it.
   *
   * @param isElsewhere whether another process may go on at once
   */
  void end(boolean isElsewhere) {
    gate.close(isElsewhere);
    lanes.forEach(LogLane::stop);
    lanes = List.of();
    shared.meters().forget(endpointId);
  }

  /** When the first event happened that is to be told, if there is one. */
  Optional<Instant> oldest() {
    return lanes.stream().flatMap(lane -> lane.oldest().stream()).min(Instant::compareTo);
  }

  Answer send(Terms to, String webhookId, String body) throws InterruptedException {
    atATime.acquire();
    try {
      Answer answer = shared.sender().send(to.url(), to.secret(), webhookId, body);
      shared.meters().count(endpointId, answer);
      return answer;
    } finally {
      atATime.release();
    }
  }

  /** Reports what came of it, and waits until that is known at the gate. */
  void report(EndpointCommand fact, String what, long version, EndpointGate known,
      BooleanSupplier isOver) throws InterruptedException {
    OptionalLong reached = shared.reports().report(endpointId, fact, what, version, isOver);
    if (reached.isPresent()) {
      known.awaitVersion(reached.getAsLong());
    }
  }
}
