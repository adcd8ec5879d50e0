package io.orderlog.command.endpoint.delivery;

import io.orderlog.domain.endpoint.EndpointState.Registered;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.process.DutyThread;
import io.orderlog.settings.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells one endpoint of one log, in a thread of its own: the events of a stream one after the other,
 * those of several side by side. What it has told is stored behind that, so after any end the next
 * one tells some of it again, under the same ids.
 */
final class LogLane<E> {

  private static final Logger LOG = LoggerFactory.getLogger(LogLane.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(5);
  /** After this, the endpoint is not merely slow. */
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration STORE_INTERVAL = Duration.ofMillis(500);
  /** For what was passed and not told. */
  private static final Duration LAZY_STORE_INTERVAL = Duration.ofSeconds(30);

  private final Lanes lanes;
  private final EndpointGate gate;
  private final AggregateLog<E> definition;
  private final EventTeller<E> teller;
  private final DutyThread thread;
  private volatile Optional<Instant> oldest = Optional.empty();
  private volatile Optional<TellingWindow<E>> telling = Optional.empty();
  private boolean told;
  private long storedAt;
  private String trouble = "";

  /** One that is not started yet. */
  LogLane(Lanes lanes, EndpointGate gate, AggregateLog<E> definition) {
    this.lanes = lanes;
    this.gate = gate;
    this.definition = definition;
    this.storedAt = lanes.shared().clock().nanos();
    this.thread = new DutyThread(
        "webhooks-" + lanes.endpointId() + "-" + definition.name(), this::run);
    this.teller = new EventTeller<>(lanes, gate, definition, thread::isStopping);
  }

  AggregateLog<E> log() {
    return definition;
  }

  void start() {
    thread.start();
  }

  /** Lets go of what is under way; it is told again by whoever goes on. */
  void stop() {
    thread.stop();
    telling.ifPresent(TellingWindow::cancel);
  }

  /** When the first event happened that is to be told, if there is one. */
  Optional<Instant> oldest() {
    return oldest;
  }

  private boolean isOver() {
    return teller.isOver();
  }

  private void run() throws InterruptedException {
    while (!isOver()) {
      boolean goesOn = false;
      try {
        goesOn = follow(lanes.shared().logs().opening().open(definition));
        trouble = "";
      } catch (LogGoneException notYet) {
        // It may be made by a process that has not been started so far.
      } catch (LogUnavailableException passing) {
        LOG.warn("the webhook endpoint {} is not told of {} at present: {}", lanes.endpointId(),
            definition.name(), passing.getMessage());
      } catch (RuntimeException defect) {
        String reason = OneLine.of(defect);
        if (!reason.equals(trouble)) {
          trouble = reason;
          LOG.warn("the webhook endpoint {} is not told of {}: {}", lanes.endpointId(),
              definition.name(), reason, defect);
        }
      }
      if (!goesOn && !isOver()) {
        thread.pause(RETRY);
      }
    }
  }

  /** Whether there is a reason to go on at once. */
  private boolean follow(EventLog<E> log) throws InterruptedException {
    if (!(gate.state() instanceof Registered endpoint)) {
      return false;
    }
    LanePlace place = LanePlace.of(lanes.endpointId(), endpoint.terms(), definition.name(),
        lanes.isOlderThanPermit(), log, lanes.shared().positions());
    teller.begin();
    Offsets end = log.endOffsets(log.identity().allPartitions());
    TellingWindow<E> window = new TellingWindow<>(teller, lanes.shared().threads());
    telling = Optional.of(window);
    try (ClosableOnce<E> reader = new ClosableOnce<>(log.openReader(place.readFrom()))) {
      Deque<RecordedEvent<E>> read = new ArrayDeque<>();
      long hadRoom = lanes.shared().clock().nanos();
      while (!isOver() && !(reader.isClosed() && window.isEmpty())) {
        if (!reader.isClosed() && read.isEmpty()) {
          read.addAll(readOn(log, reader.get()));
          if (read.isEmpty() && window.isEmpty() && reader.get().positions().reaches(end)) {
            teller.forgetUnmet();
          }
        }
        addTo(window, read, place);
        if (window.hasRoom()) {
          hadRoom = lanes.shared().clock().nanos();
        } else {
          window.awaitEnd(POLL);
          if (lanes.shared().clock().isPast(hadRoom, LONG)) {
            // Nothing is kept open that is of no use for long.
            reader.end();
            read.clear();
          }
        }
        told |= window.pass(place);
        oldest = window.oldest();
        storeIfDue(place);
      }
      boolean _ = window.pass(place);
      return true;
    } finally {
      window.cancel();
      telling = Optional.empty();
      oldest = Optional.empty();
      if (!gate.isElsewhere() && !place.isStored()) {
        place.store();
      }
    }
  }

  /** A reader may be ahead of the disk, and what is told cannot be taken back. */
  private List<RecordedEvent<E>> readOn(EventLog<E> log, LogReader<E> reader) {
    List<RecordedEvent<E>> read = reader.poll(POLL);
    if (!read.isEmpty()) {
      log.flush(reader.positions());
    }
    return read;
  }

  private void addTo(
      TellingWindow<E> window, Deque<RecordedEvent<E>> read, LanePlace place) {
    while (!read.isEmpty() && window.hasRoom()) {
      RecordedEvent<E> event = read.remove();
      if (!place.isBehind(event)) {
        window.add(event);
      }
    }
  }

  /** A reader that may end before its time. */
  private static final class ClosableOnce<E> implements AutoCloseable {

    private final LogReader<E> reader;
    private boolean closed;

    ClosableOnce(LogReader<E> reader) {
      this.reader = reader;
    }

    LogReader<E> get() {
      return reader;
    }

    boolean isClosed() {
      return closed;
    }

    @Override
    public void close() {
      end();
    }

    void end() {
      if (!closed) {
        closed = true;
        reader.close();
      }
    }
  }

  private void storeIfDue(LanePlace place) {
    Duration interval = told ? STORE_INTERVAL : LAZY_STORE_INTERVAL;
    if (!place.isStored() && lanes.shared().clock().isPast(storedAt, interval)) {
      storedAt = lanes.shared().clock().nanos();
      told = false;
      place.store();
    }
  }
}
