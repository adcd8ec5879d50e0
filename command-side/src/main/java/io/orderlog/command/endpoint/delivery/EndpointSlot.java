package io.orderlog.command.endpoint.delivery;

import io.orderlog.command.courier.Backlog;
import io.orderlog.command.courier.Backlog.Work;
import io.orderlog.command.endpoint.delivery.Lanes.Shared;
import io.orderlog.command.write.AppendListener;
import io.orderlog.domain.endpoint.EndpointDecider;
import io.orderlog.domain.endpoint.EndpointEvent;
import io.orderlog.domain.endpoint.EndpointState;
import io.orderlog.domain.endpoint.EndpointState.Removed;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.process.DutyThread;
import io.orderlog.settings.OneLine;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The endpoints of one writer: knows how each is from the log, and lets it be told while that writer
 * serves. It hears from the writer what happens to them, when that is as durable as answered
 * commands. Used by the writer's thread; what it does is done in threads of its own.
 */
final class EndpointSlot implements AppendListener<EndpointEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(EndpointSlot.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LONG_REST = Duration.ofMinutes(1);
  /** Between looks at what operators say, if there is a reason to look. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final EventLog<EndpointEvent> log;
  private final Set<Integer> partitions;
  private final Shared shared;
  private final StoppedEndpoints stopped;
  private final BooleanSupplier mayTell;
  private final Ticker ticker;
  private final EndpointDecider rules = new EndpointDecider();
  private final Backlog<EndpointEvent> backlog = new Backlog<>();
  private final Map<String, Lanes> endpoints = new HashMap<>();
  private final DutyThread thread;
  private Offsets known;
  private boolean started;
  private boolean upToDate;
  private long lookedAt;

  /**
   * One that waits for its writer to serve.
   *
   * @param partitions of the writer
   * @param mayTell whether anything may be told here
   */
  EndpointSlot(EventLog<EndpointEvent> log, int slot, Set<Integer> partitions, Shared shared,
      StoppedEndpoints stopped, BooleanSupplier mayTell) {
    this.log = log;
    this.partitions = Set.copyOf(partitions);
    this.shared = shared;
    this.stopped = stopped;
    this.mayTell = mayTell;
    this.ticker = shared.clock();
    this.known = Offsets.atStart(this.partitions);
    this.lookedAt = ticker.nanos();
    this.thread = new DutyThread("webhooks-" + slot, this::run);
  }

  @Override
  public void serving() {
    if (!started) {
      started = true;
      thread.start();
    }
    backlog.serving();
  }

  @Override
  public void appended(List<RecordedEvent<EndpointEvent>> events) {
    backlog.add(events);
  }

  @Override
  public void stopped() {
    backlog.stopped();
    backlog.notice();
  }

  @Override
  public void ended() {
    backlog.end();
    thread.stop();
  }

  /** Of how many endpoints here nothing more is told until somebody says so. */
  int stoppedEndpoints() {
    return backlog.hasEnded() ? 0 : stopped.count();
  }

  private void run() throws InterruptedException {
    while (true) {
      switch (backlog.next(rest())) {
        case Work.Events<EndpointEvent>(var events) -> attempt(() -> take(events));
        case Work.ReadLog<EndpointEvent> _ -> attempt(this::readLog);
        case Work.Rest<EndpointEvent> _ -> {
          // It may be time to look.
        }
        case Work.End<EndpointEvent> _ -> {
          endpoints.values().forEach(each -> each.end(false));
          return;
        }
      }
      if (!backlog.isServing()) {
        upToDate = false;
        endpoints.values().forEach(each -> each.end(true));
      } else if (upToDate) {
        goOn();
      }
    }
  }

  private Duration rest() {
    boolean hasToLook = !endpoints.isEmpty() && (!mayTell.getAsBoolean() || stopped.isLookDue());
    return hasToLook ? LOOK : LONG_REST;
  }

  private void goOn() throws InterruptedException {
    if (mayTell.getAsBoolean()) {
      endpoints.values().forEach(Lanes::goOn);
      if (stopped.isLookDue() && ticker.isPast(lookedAt, LOOK)) {
        lookedAt = ticker.nanos();
        attempt(() -> stopped.look(endpoints, () -> !backlog.isServing()));
      }
    }
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  /** If it fails, the log is read again. */
  private void attempt(Step step) throws InterruptedException {
    try {
      step.run();
    } catch (LogUnavailableException passing) {
      LOG.warn("what happens to webhook endpoints is not known at present: {}",
          passing.getMessage());
      backlog.forget();
      thread.pause(RETRY);
    } catch (RuntimeException defect) {
      LOG.warn("what happens to webhook endpoints is not known: {}", OneLine.of(defect), defect);
      backlog.forget();
      thread.pause(RETRY);
    }
  }

  private void readLog() {
    backlog.readingLog();
    Offsets end = log.endOffsets(partitions);
    try (LogReader<EndpointEvent> reader = log.openReader(known)) {
      while (!reader.positions().reaches(end) && backlog.isServing()) {
        take(reader.poll(POLL));
      }
      upToDate = reader.positions().reaches(end);
    }
  }

  private void take(List<RecordedEvent<EndpointEvent>> events) {
    for (RecordedEvent<EndpointEvent> event : events) {
      if (!known.covers(event.position())) {
        take(event);
        known = known.with(
            Offsets.at(event.position().partition(), event.position().offset() + 1));
      }
    }
  }

  private void take(RecordedEvent<EndpointEvent> event) {
    Lanes endpoint = endpoints.get(event.streamId());
    EndpointState before = endpoint == null ? rules.initial() : endpoint.state();
    EndpointState after = rules.evolve(before, event.data());
    stopped.take(event.streamId(), after);
    if (endpoint == null) {
      endpoints.put(event.streamId(), new Lanes(event.streamId(), shared, after, event));
    } else {
      endpoint.take(event, after);
      if (after instanceof Removed) {
        endpoint.end(false);
      }
    }
  }
}
