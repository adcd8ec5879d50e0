package io.orderlog.command.courier;

import io.orderlog.command.Addressee;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.CommandIdReused;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.CommandOutcome.Overloaded;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.TooLarge;
import io.orderlog.command.CommandOutcome.Unknown;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.courier.Delivery.Again;
import io.orderlog.command.courier.Delivery.Denied;
import io.orderlog.command.courier.Delivery.Done;
import io.orderlog.command.courier.Delivery.Refused;
import io.orderlog.command.route.Routed;
import io.orderlog.command.route.Routing;
import io.orderlog.settings.OneLine;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writers of one kind of aggregate, as a courier sees them. Thread-safe.
 *
 * @param routing brings commands to them
 * @param hash of the commands
 */
public record Recipient<C, R>(
    Addressee<C, R> addressee, Routing<C, R> routing, Function<C, String> hash) {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** Where a command has come to, and what becomes of it if its writer is here. */
  sealed interface Sent {

    /** To its writer, which is in this process. */
    record Here(CompletableFuture<Delivery> delivery) implements Sent {}

    /** No further than this process. */
    record NotHere(Routed.NotHere<?> routed) implements Sent {}
  }

  Sent send(Consequence consequence) {
    CommandEnvelope<C> envelope;
    try {
      envelope = envelope(consequence);
    } catch (RuntimeException defect) {
      return new Sent.Here(CompletableFuture.completedFuture(new Refused(
          consequence.commandId() + " cannot be made: " + OneLine.of(defect))));
    }
    return switch (routing.route(envelope)) {
      case Routed.Here<R>(var outcome) ->
        new Sent.Here(outcome.handle((known, failure) -> known == null
            ? new Refused(name(envelope) + " cannot be decided: " + OneLine.of(failure))
            : delivery(envelope, known)));
      case Routed.NotHere<R> notHere -> new Sent.NotHere(notHere);
    };
  }

  private CommandEnvelope<C> envelope(Consequence consequence) {
    C command = addressee.commands().cast(consequence.outgoing().command());
    return new CommandEnvelope<>(consequence.outgoing().streamId(), command,
        consequence.commandId(), hash.apply(command), consequence.correlationId(),
        consequence.cause().traceparent(), new ExpectedVersions.Any(), consequence.cause().id(),
        null);
  }

  /** As in {@code Reserve to stock mug}. */
  private String name(CommandEnvelope<C> envelope) {
    return envelope.command().getClass().getSimpleName() + " to "
        + addressee.target().name().toLowerCase(Locale.ROOT) + " " + envelope.streamId();
  }

  private Delivery delivery(CommandEnvelope<C> envelope, CommandOutcome<R> outcome) {
    return switch (outcome) {
      case Accepted<R> _ -> new Done();
      case Rejected<R>(var reason, _) -> addressee.isForGood().test(reason)
          ? addressee.isHeard().test(reason) ? new Denied() : new Done()
          : new Refused(name(envelope) + " is refused: " + reason);
      case CommandIdReused<R> _ -> {
        LOG.warn("{} of {} was taken as another command by an earlier version; that one stands",
            envelope.commandId(), envelope.streamId());
        yield new Done();
      }
      case CommandIdInFlight<R> _ -> new Again("it is being handled");
      case Overloaded<R> _ -> new Again("too many commands wait");
      case NotWritten<R>(var reason) -> new Again(reason);
      case Unknown<R>(var reason) -> new Again(reason);
      case TooLarge<R>(var reason) -> new Refused(name(envelope) + " is too large: " + reason);
      case VersionMismatch<R> _ ->
        throw new IllegalStateException("a version was expected that nobody asked for");
    };
  }
}
