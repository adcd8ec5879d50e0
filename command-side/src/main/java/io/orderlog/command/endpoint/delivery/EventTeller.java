package io.orderlog.command.endpoint.delivery;

import io.orderlog.command.endpoint.delivery.Answer.NotTaken;
import io.orderlog.command.endpoint.delivery.Answer.NotWanted;
import io.orderlog.command.endpoint.delivery.Answer.Taken;
import io.orderlog.command.endpoint.delivery.EndpointGate.Passed;
import io.orderlog.domain.endpoint.EndpointCommand.Fact;
import io.orderlog.domain.endpoint.EndpointCommand.RecordAttemptFailed;
import io.orderlog.domain.endpoint.EndpointCommand.RecordGone;
import io.orderlog.domain.endpoint.EndpointCommand.RecordRecovered;
import io.orderlog.domain.endpoint.EndpointState.Failing;
import io.orderlog.domain.endpoint.EndpointState.Registered;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.codec.CloudEventJson;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.event.StreamName;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Tells one endpoint events of one log, each until it is taken. The events of a stream have to come
 * one after the other. Thread-safe, once it has begun.
 */
final class EventTeller<E> {

  /** Clocks of processes may differ; what happened longer before a registration is history. */
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private final Lanes lanes;
  private final EndpointGate gate;
  private final AggregateLog<E> definition;
  private final CloudEventJson<E> json;
  private final BooleanSupplier isStopping;
  /** What the endpoint had not taken when this began, until its turn in its stream has come. */
  private volatile Optional<String> unmet = Optional.empty();

  EventTeller(Lanes lanes, EndpointGate gate, AggregateLog<E> definition,
      BooleanSupplier isStopping) {
    this.lanes = lanes;
    this.gate = gate;
    this.definition = definition;
    this.json = new CloudEventJson<>(definition);
    this.isStopping = isStopping;
  }

  /** Whether nothing is told any more. */
  boolean isOver() {
    return isStopping.getAsBoolean() || gate.isClosed();
  }

  /** From here on, the log is read from where the endpoint was told of it last. */
  void begin() {
    unmet = failure();
  }

  /** What the endpoint has not taken of this log, if it is that. */
  private Optional<String> failure() {
    return gate.state() instanceof Failing failing
        && failing.webhookId().startsWith(definition.name() + "/")
            ? Optional.of(failing.webhookId())
            : Optional.empty();
  }

  /**
   * What the endpoint had not taken is not in the log where it is read, so nobody would ever send
   * it.
   */
  void forgetUnmet() throws InterruptedException {
    Optional<String> gone = unmet;
    unmet = Optional.empty();
    if (gone.isPresent() && gone.equals(failure())) {
      report(new RecordRecovered(gone.get()), "recovered", gate.version());
    }
  }

  /** Whether the endpoint is to be told of this event. */
  boolean wants(RecordedEvent<E> event) {
    return gate.state() instanceof Registered endpoint
        && endpoint.terms().wants(definition.codec().typeOf(event.data()))
        && !event.metadata().time().isBefore(endpoint.terms().since().minus(CLOCKS_DIFFER));
  }

  /** Sends it until it is taken; false if it is over before. */
  boolean tell(RecordedEvent<E> event) throws InterruptedException {
    String webhookId = webhookId(event);
    if (unmet.filter(webhookId::equals).isPresent()) {
      unmet = Optional.empty();
    }
    String body = json.text(event);
    while (!isStopping.getAsBoolean()) {
      Optional<Passed> passed =
          gate.await(webhookId, failing -> unmet.filter(failing::equals).isPresent());
      if (passed.isEmpty()) {
        return false;
      }
      Passed now = passed.get();
      if (now.to().passed().equals(webhookId) || !wants(event)) {
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

  /** Without a full stop, by which the parts of what is signed are told apart. */
  private String webhookId(RecordedEvent<E> event) {
    return definition.name() + "/" + StreamName.of(event.streamId()).replace(".", "%2E") + "/"
        + event.version();
  }
}
