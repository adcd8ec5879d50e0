package io.orderlog.domain.order;

import io.orderlog.domain.Money;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderState.Cancelled;
import io.orderlog.domain.order.OrderState.Delivered;
import io.orderlog.domain.order.OrderState.NotPlaced;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.order.OrderState.Returned;
import io.orderlog.domain.order.OrderState.Shipped;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * What a client tries next. Its command may depend on the state: commands drawn blindly would
 * hardly ever name an ordered article or the right amount, and few orders would get beyond their
 * placement.
 */
record Attempt(String name, Function<OrderState, OrderCommand> commandIn) {

  private static final int MOST_LINES = 3;
  private static final int MOST_PIECES = 1000;
  private static final long HIGHEST_PRICE = Money.MAX_MINOR_UNITS / MOST_LINES / MOST_PIECES;

  /** Random attempts, a good part of which lead the order on. */
  static Arbitrary<List<Attempt>> sequences() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, placements().map(Attempt::leadOn)),
        Tuple.of(8, quantityChanges()),
        Tuple.of(2, payments()),
        Tuple.of(1, placements().map(place -> always("place again", place))),
        Tuple.of(3, Arbitraries.of(
            always("ship", new ShipOrder("DHL", "parcel-1")),
            always("deliver", new DeliverOrder()),
            always("cancel", new CancelOrder("changed my mind")),
            always("send back", new ReturnOrder("wrong colour")))))
        .list().ofMaxSize(40).withoutEdgeCases();
  }

  private static Attempt always(String name, OrderCommand command) {
    return new Attempt(name, _ -> command);
  }

  private static Attempt leadOn(PlaceOrder place) {
    return new Attempt("lead on, or " + place, state -> switch (state) {
      case NotPlaced _ -> place;
      case Placed(_, var lines) -> pay(new BigDecimal(lines.total().toDecimal()));
      case Paid _ -> new ShipOrder("DHL", "parcel-1");
      case Shipped _,Cancelled _ -> new DeliverOrder();
      case Delivered _,Returned _ -> new ReturnOrder("wrong colour");
    });
  }

  private static Arbitrary<PlaceOrder> placements() {
    Arbitrary<Long> prices = Arbitraries.oneOf(Arbitraries.longs().between(0, 10_000),
        Arbitraries.longs().between(0, HIGHEST_PRICE)
            .withDistribution(RandomDistribution.uniform()));
    Arbitrary<OrderLine> lines = Combinators.combine(
        Arbitraries.of("tea", "cup", "pot"),
        Arbitraries.integers().between(1, MOST_PIECES),
        prices).as(OrderLine::new);
    return Combinators.combine(
        Arbitraries.of("EUR", "JPY", "KWD").map(Currency::getInstance),
        lines.list().ofMinSize(1).ofMaxSize(MOST_LINES).uniqueElements(OrderLine::sku))
        .as((currency, ordered) -> new PlaceOrder("ada", currency, ordered));
  }

  private static Arbitrary<Attempt> quantityChanges() {
    Arbitrary<Integer> quantities = Arbitraries.oneOf(Arbitraries.of(0),
        Arbitraries.integers().between(0, 10),
        Arbitraries.integers().between(0, OrderCommand.MAX_QUANTITY)
            .withDistribution(RandomDistribution.uniform()));
    return Combinators.combine(Arbitraries.integers().between(0, MOST_LINES), quantities)
        .as((line, quantity) -> new Attempt("quantity " + quantity + " in line " + line,
            state -> new ChangeQuantity(skuOf(line, state), quantity)));
  }

  private static String skuOf(int line, OrderState state) {
    List<OrderLine> lines = Life.linesOf(state);
    return line < lines.size() ? lines.get(line).sku() : "not ordered";
  }

  private static Arbitrary<Attempt> payments() {
    return Arbitraries.of(
        payment("the total", total -> total),
        payment("the total in few digits", BigDecimal::stripTrailingZeros),
        payment("the total in too many digits", total -> total.setScale(total.scale() + 1)),
        payment("a bit more", total -> total.add(total.ulp())),
        payment("a bit less", total -> total.subtract(total.ulp()).max(BigDecimal.ZERO)),
        payment("nothing", _ -> BigDecimal.ZERO),
        payment("all money there is", _ -> new BigDecimal("1e2147483647")));
  }

  private static Attempt payment(String name, Function<BigDecimal, BigDecimal> amount) {
    return new Attempt("pay " + name, state -> pay(amount.apply(
        state instanceof Placed(_, var lines)
            ? new BigDecimal(lines.total().toDecimal())
            : BigDecimal.TEN)));
  }

  private static PayOrder pay(BigDecimal amount) {
    return new PayOrder("payment-1", amount);
  }

  @Override
  public String toString() {
    return name;
  }
}
