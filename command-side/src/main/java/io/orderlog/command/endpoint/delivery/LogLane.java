package io.orderlog.command.endpoint.delivery;

import io.orderlog.command.endpoint.delivery.Answer.NotTaken;
import io.orderlog.command.endpoint.delivery.Answer.NotWanted;
import io.orderlog.command.endpoint.delivery.Answer.Taken;
import io.orderlog.command.endpoint.delivery.EndpointGate.Passed;
import io.orderlog.domain.endpoint.EndpointCommand.RecordAttemptFailed;
import io.orderlog.domain.endpoint.EndpointCommand.RecordGone;
import io.orderlog.domain.endpoint.EndpointCommand.RecordRecovered;
import io.orderlog.domain.endpoint.EndpointCommand.Fact;
import io.orderlog.domain.endpoint.EndpointState.Failing;
import io.orderlog.domain.endpoint.EndpointState.Registered;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.CloudEventJson;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.event.StreamName;
import io.orderlog.process.DutyThread;
import io.orderlog.settings.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
  /** Side by side, and perhaps once more behind a kill. */
  private static final int MOST_AT_ONCE = 64;
  /** Clocks of processes may differ; what happened longer before a registration is history. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private final Lanes lanes;
  private final EndpointGate gate;
  private final AggregateLog<E> definition;
  private final CloudEventJson<E> json;
  private final DutyThread thread;
  private volatile Optional<Instant> oldest = Optional.empty();
  private volatile List<Future<Boolean>> telling = List.of();
  /** What the endpoint had not taken when this began, until its turn in its stream has come. */
  private volatile Optional<String> unmet = Optional.empty();
  private boolean told;
  private long storedAt;
  private String trouble = "";

  /** One that is not started yet. */
  LogLane(Lanes lanes, EndpointGate gate, AggregateLog<E> definition) {
    this.lanes = lanes;
    this.gate = gate;
    this.definition = definition;
    this.json = new CloudEventJson<>(definition);
    this.storedAt = lanes.shared().clock().nanos();
    this.thread = new DutyThread(
        "webhooks-" + lanes.endpointId() + "-" + definition.name(), this::run);
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
    telling.forEach(each -> each.cancel(true));
  }

  /** When the first event happened that is to be told, if there is one. */
  Optional<Instant> oldest() {
    return oldest;
  }

  private boolean isOver() {
    return thread.isStopping() || gate.isClosed();
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
    unmet = failure();
    Offsets end = log.endOffsets(log.identity().allPartitions());
    try (ClosableOnce<E> reader = new ClosableOnce<>(log.openReader(place.readFrom()))) {
      while (!isOver() && !reader.isClosed()) {
        Deque<RecordedEvent<E>> read = new ArrayDeque<>(reader.get().poll(POLL));
        Offsets reached = reader.get().positions();
        if (!read.isEmpty()) {
          // A reader may be ahead of the disk, and what is told cannot be taken back.
          log.flush(reached);
        }
        while (!read.isEmpty() && !isOver()) {
          tellAtOnce(take(read, place), place, () -> {
            reader.end();
            read.clear();
          });
        }
        if (!isOver() && !reader.isClosed() && reached.reaches(end)) {
          forgetUnmet();
        }
        storeIfDue(place);
      }
      return true;
    } finally {
      oldest = Optional.empty();
      if (!gate.isElsewhere() && !place.isStored()) {
        place.store();
      }
    }
  }

  /** What the endpoint has not taken of this log, if it is that. */
  private Optional<String> failure() {
    return gate.state() instanceof Failing failing
        && failing.webhookId().startsWith(definition.name() + "/")
            ? Optional.of(failing.webhookId())
            : Optional.empty();
  }

  /** The log does not have it where it is read, so nobody would ever send it. */
  private void forgetUnmet() throws InterruptedException {
    Optional<String> gone = unmet;
    unmet = Optional.empty();
    if (gone.isPresent() && gone.equals(failure())) {
      report(new RecordRecovered(gone.get()), "recovered", gate.version());
    }
  }

  /** The next ones, as many as are told at once. */
  private List<RecordedEvent<E>> take(Deque<RecordedEvent<E>> read, LanePlace place) {
    List<RecordedEvent<E>> some = new ArrayList<>();
    int wanted = 0;
    while (!read.isEmpty() && wanted < MOST_AT_ONCE) {
      RecordedEvent<E> event = read.remove();
      if (!place.isBehind(event)) {
        some.add(event);
        wanted += isWanted(event) ? 1 : 0;
      }
    }
    return some;
  }

  private boolean isWanted(RecordedEvent<E> event) {
    return gate.state() instanceof Registered endpoint
        && endpoint.terms().wants(definition.codec().typeOf(event.data()))
        && !event.metadata().time().isBefore(endpoint.terms().since().minus(CLOCKS_DIFFER));
  }

  /** @param rest is run when it takes long, so that nothing is kept that is not needed */
  private void tellAtOnce(List<RecordedEvent<E>> some, LanePlace place, Runnable rest)
      throws InterruptedException {
    Map<String, List<RecordedEvent<E>>> streams = new LinkedHashMap<>();
    some.stream().filter(this::isWanted).forEach(event -> streams
        .computeIfAbsent(event.streamId(), _ -> new ArrayList<>()).add(event));
    oldest = streams.values().stream().map(stream -> stream.getFirst().metadata().time())
        .min(Instant::compareTo);
    telling = streams.values().stream()
        .map(stream -> lanes.shared().threads().submit(() -> tellInOrder(stream))).toList();
    long start = lanes.shared().clock().nanos();
    boolean all = true;
    for (Future<Boolean> each : telling) {
      all &= awaited(each, rest, start);
    }
    telling = List.of();
    if (all) {
      oldest = Optional.empty();
      some.forEach(place::pass);
      told |= !streams.isEmpty();
      storeIfDue(place);
    }
  }

  private boolean awaited(Future<Boolean> each, Runnable rest, long start)
      throws InterruptedException {
    while (true) {
      try {
        if (isOver()) {
          each.cancel(true);
        }
        return each.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        if (lanes.shared().clock().isPast(start, LONG)) {
          rest.run();
        }
      } catch (CancellationException _) {
        return false;
      } catch (ExecutionException failed) {
        throw failed.getCause() instanceof RuntimeException defect
            ? defect
            : new IllegalStateException(failed.getCause());
      }
    }
  }

  /** Whether all of them are told, or nobody wants to hear of them any more. */
  private boolean tellInOrder(List<RecordedEvent<E>> stream) throws InterruptedException {
    for (RecordedEvent<E> event : stream) {
      if (!tell(event)) {
        return false;
      }
    }
    return true;
  }

  /** Sends it until it is taken; false if it is over before. */
  private boolean tell(RecordedEvent<E> event) throws InterruptedException {
    String webhookId = webhookId(event);
    if (unmet.filter(webhookId::equals).isPresent()) {
      unmet = Optional.empty();
    }
    String body = json.text(event);
    while (!thread.isStopping()) {
      Optional<Passed> passed =
          gate.await(webhookId, failing -> unmet.filter(failing::equals).isPresent());
      if (passed.isEmpty()) {
        return false;
      }
      Passed now = passed.get();
      if (now.to().passed().equals(webhookId) || !isWanted(event)) {
        return true;
      }
      Answer answer = lanes.send(now.to(), webhookId, body);
      if (isOver()) {
        return answer instanceof Taken && now.failing().isEmpty();
      }
      if (settle(answer, webhookId, now)) {
        return true;
      }
    }
    return false;
  }

  private boolean settle(Answer answer, String webhookId, Passed sent)
      throws InterruptedException {
    return switch (answer) {
      case Taken() -> {
        if (sent.failing().filter(webhookId::equals).isPresent()) {
          report(new RecordRecovered(webhookId), "recovered", sent.version());
        }
        yield true;
      }
      case NotWanted() -> {
        report(new RecordGone(webhookId), "gone", sent.version());
        yield false;
      }
      case NotTaken(var error, var waitSeconds) -> {
        report(new RecordAttemptFailed(sent.failing().orElse(webhookId), sent.attempt(), error,
            waitSeconds), "failed", sent.version());
        yield false;
      }
    };
  }

  private void report(Fact fact, String what, long version) throws InterruptedException {
    lanes.report(fact, what, version, gate, this::isOver);
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

  /** Without a full stop, by which the parts of what is signed are told apart. */
  private String webhookId(RecordedEvent<E> event) {
    return definition.name() + "/" + StreamName.of(event.streamId()).replace(".", "%2E") + "/"
        + event.version();
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
