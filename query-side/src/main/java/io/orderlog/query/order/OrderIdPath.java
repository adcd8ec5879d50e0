package io.orderlog.query.order;

import io.javalin.http.Context;
import io.orderlog.domain.order.OrderId;
import io.orderlog.http.problem.Problem;
import io.orderlog.http.problem.ProblemException;
import java.util.Optional;

/** The order that an address names. */
public final class OrderIdPath {

  private OrderIdPath() {}

  /**
   * The id in its canonical form.
   *
   * @throws ProblemException 404 if it is no UUID, so that no order can have it
   */
  static String read(Context context) {
    return parse(context.pathParam("orderId")).orElseThrow(() -> new ProblemException(
        Problem.of(404, "order-not-found", "No such order", "The id in the path must be a UUID")));
  }

  /** The id in its canonical form, if it is a UUID. */
  public static Optional<String> parse(String text) {
    return OrderId.parse(text).map(OrderId::text);
  }
}
