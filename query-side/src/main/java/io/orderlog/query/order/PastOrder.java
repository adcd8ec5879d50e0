package io.orderlog.query.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import io.orderlog.http.request.QueryParameters;
import io.orderlog.projections.history.HistoryEntry;
import io.orderlog.projections.orders.OrderFold;
import io.orderlog.projections.orders.OrderView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A moment in the life of an order that a request asks for. The order of that moment is its history
 * up to there, folded as the read model folds the events that come in.
 *
 * @param version after this event; null if a time is given
 * @param time after all that had happened by then; null if a version is given
 */
record PastOrder(@Nullable Long version, @Nullable Instant time) {

  private static final Set<String> KNOWN = Set.of("asOf", "version");
  private static final EventCodec<OrderEvent> CODEC = OrderEventCodec.create();

  /**
   * What the request asks for; empty if it wants the order as it is now.
   *
   * @throws ProblemException 400 for a wrong time or version, or for both
   */
  static Optional<PastOrder> read(Context context) {
    QueryParameters parameters = QueryParameters.of(context);
    Optional<Long> version = parameters.number("version", 1, Integer.MAX_VALUE);
    Optional<Instant> time = parameters.time("asOf");
    if (parameters.has("version") && parameters.has("asOf")) {
      parameters.wrong("asOf", "must not be there together with version");
    }
    parameters.check(KNOWN);
    return version.isEmpty() && time.isEmpty()
        ? Optional.empty()
        : Optional.of(new PastOrder(version.orElse(null), time.orElse(null)));
  }

  /**
   * The order as it was then.
   *
   * @param history of the order, by version, at least its first event
   * @throws ProblemException 404 if there was no such moment
   */
  OrderView of(List<HistoryEntry> history) {
    OrderView order = null;
    // What comes after the first later event came later, whatever time an import gave it.
    for (HistoryEntry entry : history.stream().takeWhile(this::isUpToHere).toList()) {
      order = OrderFold.apply(order, entry.orderId(), entry.version(),
          CODEC.decode(entry.type(), entry.dataJson().getBytes(UTF_8)), entry.time(),
          entry.position());
    }
    if (order == null || (version != null && order.version() < version)) {
      throw noSuchMoment(history);
    }
    return order;
  }

  private boolean isUpToHere(HistoryEntry entry) {
    return (version == null || entry.version() <= version)
        && (time == null || !entry.time().isAfter(time));
  }

  private ProblemException noSuchMoment(List<HistoryEntry> history) {
    HistoryEntry last = history.getLast();
    Problem problem = version == null
        ? Problem.of(404, "order-not-placed-yet", "The order was not placed yet",
            "The order was placed at " + history.getFirst().time() + ", after asOf")
        : Problem.of(404, "version-not-found", "The order has no such version",
            "The read model has the order up to version " + last.version());
    return new ProblemException(problem.about("orderId", last.orderId(), last.version()));
  }
}
