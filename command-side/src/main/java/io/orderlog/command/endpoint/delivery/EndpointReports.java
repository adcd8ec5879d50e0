package io.orderlog.command.endpoint.delivery;

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
import io.orderlog.command.OwnCommandIds;
import io.orderlog.command.route.Routed;
import io.orderlog.command.route.Routing;
import io.orderlog.domain.endpoint.EndpointCommand;
import io.orderlog.domain.endpoint.EndpointRejection;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Brings to an endpoint's writer, which is in this process, what came of what was sent to it.
 * Thread-safe.
 *
 * @param hash of its commands
 */
record EndpointReports(Routing<EndpointCommand, EndpointRejection> routing,
    Function<EndpointCommand, String> hash) {

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Reports it, again and again until it is known what the writer did with it.
   *
   * @param what it is, as in {@code failed}
   * @param version of the endpoint to which it happened; for one version, one report of a kind counts
   * @param isOver whether nobody is to go on trying
   * @return the version that the endpoint has by then at least; empty if it is over
   */
  OptionalLong report(String endpointId, EndpointCommand command, String what, long version,
      BooleanSupplier isOver) throws InterruptedException {
    String id = OwnCommandIds.ofDelivery(what, version);
    CommandEnvelope<EndpointCommand> envelope = new CommandEnvelope<>(endpointId, command, id,
        hash.apply(command), id, null, new ExpectedVersions.Any(),
        OwnCommandIds.causeOfDelivery(what), null);
    while (!isOver.getAsBoolean()) {
      if (routing.route(envelope) instanceof Routed.Here<EndpointRejection>(var outcome)) {
        try {
          OptionalLong known = version(
              outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), version);
          if (known.isPresent()) {
            return known;
          }
        } catch (TimeoutException _) {
          // It is asked again, under the same id.
        } catch (ExecutionException defect) {
          throw new IllegalStateException("what came of a webhook cannot be decided",
              defect.getCause());
        }
      }
      Thread.sleep(PAUSE);
    }
    return OptionalLong.empty();
  }

  private static OptionalLong version(CommandOutcome<EndpointRejection> outcome, long before) {
    return switch (outcome) {
      case Accepted<EndpointRejection>(var version, _, _, _) -> OptionalLong.of(version);
      case Rejected<EndpointRejection>(_, var version) -> OptionalLong.of(version);
      // Another one of this kind was taken for this version.
      case CommandIdReused<EndpointRejection> _ -> OptionalLong.of(before + 1);
      case CommandIdInFlight<EndpointRejection> _,Overloaded<EndpointRejection> _,NotWritten<
          EndpointRejection> _,Unknown<EndpointRejection> _ ->
        OptionalLong.empty();
      case TooLarge<EndpointRejection>(var reason) -> throw new IllegalStateException(reason);
      case VersionMismatch<EndpointRejection> _ ->
        throw new IllegalStateException("a version was expected that nobody asked for");
    };
  }
}
