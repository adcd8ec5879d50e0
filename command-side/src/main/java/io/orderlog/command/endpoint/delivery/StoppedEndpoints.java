package io.orderlog.command.endpoint.delivery;

import io.orderlog.command.courier.Courier;
import io.orderlog.domain.endpoint.EndpointCommand.ResumeEndpoint;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointStopped;
import io.orderlog.domain.endpoint.EndpointState;
import io.orderlog.domain.endpoint.EndpointState.Stopped;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.parked.ParkedCause;
import io.orderlog.eventlog.parked.ParkedCause.Standing;
import io.orderlog.eventlog.parked.ParkedCauses;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The endpoints of one writer of which nothing more is told. They stand among what is parked, so
 * that an operator finds them there and says what is to be done: to retry is to go on, to discard is
 * to pass over what was not taken. Used by one thread; how many there are may be asked by any.
 */
final class StoppedEndpoints {

  private final ParkedCauses parked;
  private final LogIdentity log;
  private final Set<Integer> partitions;
  private final EndpointReports reports;
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();
  private boolean isAnyParked = true;

  StoppedEndpoints(ParkedCauses parked, EventLog<?> log, Set<Integer> partitions,
      EndpointReports reports) {
    this.parked = parked;
    this.log = log.identity();
    this.partitions = Set.copyOf(partitions);
    this.reports = reports;
  }

  int count() {
    return stopped.size();
  }

  /** An endpoint is so. */
  void take(String endpointId, EndpointState state) {
    if (isStopped(state)) {
      stopped.add(endpointId);
    } else {
      stopped.remove(endpointId);
    }
  }

  private static boolean isStopped(EndpointState state) {
    return state instanceof Stopped;
  }

  /** Whether an operator may have said something. */
  boolean isLookDue() {
    return isAnyParked || !stopped.isEmpty();
  }

  /** Parks those that are not, and does what an operator has said of those that are. */
  void look(Map<String, Lanes> endpoints, BooleanSupplier isOver) throws InterruptedException {
    List<ParkedCause> found = parked.load(Courier.WHO, log).stream()
        .filter(each -> partitions.contains(each.position().partition())).toList();
    isAnyParked = !found.isEmpty();
    Set<String> there = new HashSet<>();
    for (ParkedCause each : found) {
      Lanes endpoint = endpoints.get(each.streamId());
      if (endpoint != null && isStopped(endpoint.state()) && each.isOf(endpoint.last())) {
        there.add(each.streamId());
        obey(each, isOver);
      } else {
        parked.remove(Courier.WHO, log, List.of(each));
      }
    }
    for (String endpointId : stopped) {
      Lanes endpoint = endpoints.get(endpointId);
      if (endpoint != null && !there.contains(endpointId)
          && endpoint.last().data() instanceof EndpointStopped(var webhookId, _, var error)) {
        isAnyParked = true;
        parked.store(Courier.WHO, log, List.of(ParkedCause.failed(endpoint.last(),
            endpoint.last().metadata().time(), webhookId + ": " + error)));
      }
    }
  }

  private void obey(ParkedCause said, BooleanSupplier isOver) throws InterruptedException {
    boolean passing = said.standing() == Standing.DISCARDED;
    if ((passing || said.standing() == Standing.RETRIED)
        && reports.report(said.streamId(), new ResumeEndpoint(passing), "resumed",
            said.version(), isOver).isPresent()) {
      parked.remove(Courier.WHO, log, List.of(said));
    }
  }
}
