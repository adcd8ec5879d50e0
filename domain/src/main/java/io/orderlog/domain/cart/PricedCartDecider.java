package io.orderlog.domain.cart;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.cart.CartRejection.CatalogueNotRead;
import io.orderlog.domain.cart.CartRejection.NotSoldInCurrency;
import io.orderlog.domain.cart.CartRejection.PriceChanged;
import io.orderlog.domain.cart.CartRejection.PriceChanged.NewPrice;
import io.orderlog.domain.cart.CartRejection.ProductsDelisted;
import io.orderlog.domain.cart.CartState.Abandoned;
import io.orderlog.domain.cart.CartState.CheckedOut;
import io.orderlog.domain.cart.CartState.NoCart;
import io.orderlog.domain.cart.CartState.Open;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.product.Catalogue;
import io.orderlog.domain.product.Offer.AtAnyPrice;
import io.orderlog.domain.product.Offer.AtPrices;
import io.orderlog.domain.product.Offer.NotKnown;
import io.orderlog.domain.product.Offer.Withdrawn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a cart in a shop with a catalogue: what they accept is refused if it is not offered
 * so at this moment. For writers alone, which decide once; what they have written is read by
 * {@link CartDecider}, whatever the catalogue says by then. Taking a line out needs no offer.
 */
public final class PricedCartDecider
    implements Decider<CartCommand, CartState, CartEvent, CartRejection> {

  private final CartDecider rules = new CartDecider();
  private final Catalogue catalogue;

  public PricedCartDecider(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public CartState initial() {
    return rules.initial();
  }

  @Override
  public Decision<CartEvent, CartRejection> decide(
      CartCommand command, CartState state, Instant at) {
    Decision<CartEvent, CartRejection> decision = rules.decide(command, state, at);
    return switch (decision) {
      case Rejected<CartEvent, CartRejection> _ -> decision;
      case Accepted<CartEvent, CartRejection>(var events) -> events.stream()
          .map(event -> refusal(state, event)).flatMap(Optional::stream).findFirst()
          .<Decision<CartEvent, CartRejection>>map(Decision::reject).orElse(decision);
    };
  }

  private Optional<CartRejection> refusal(CartState state, CartEvent event) {
    return switch (event) {
      case LineSet(var sku, var quantity, var unitPriceMinor, _, _) when quantity > 0 ->
        refusal(currencyOf(state), List.of(new OrderLine(sku, quantity, unitPriceMinor)));
      case CartCheckedOut out -> refusal(out.currency(), out.lines());
      case LineSet _,CartOpened _,CartAbandoned _ -> Optional.empty();
    };
  }

  private static Currency currencyOf(CartState state) {
    return switch (state) {
      case Open(_, var lines, _) -> lines.currency();
      case Abandoned(_, var lines) -> lines.currency();
      case NoCart _,CheckedOut _ ->
        throw new IllegalStateException("no line is set in a cart that is " + state);
    };
  }

  /** What can be helped by nothing but taking lines out comes before what a new price helps. */
  private Optional<CartRejection> refusal(Currency currency, List<OrderLine> lines) {
    List<String> delisted = new ArrayList<>();
    List<String> notInCurrency = new ArrayList<>();
    List<NewPrice> changed = new ArrayList<>();
    for (OrderLine line : lines) {
      switch (catalogue.offer(line.sku())) {
        case NotKnown() -> {
          return Optional.of(new CatalogueNotRead());
        }
        case AtAnyPrice() -> {
        }
        case Withdrawn() -> delisted.add(line.sku());
        case AtPrices offer -> offer.in(currency).ifPresentOrElse(price -> {
          if (price.unitPriceMinor() != line.unitPriceMinor()) {
            changed.add(new NewPrice(line.sku(), price.amount()));
          }
        }, () -> notInCurrency.add(line.sku()));
      }
    }
    if (!delisted.isEmpty()) {
      return Optional.of(new ProductsDelisted(delisted));
    }
    if (!notInCurrency.isEmpty()) {
      return Optional.of(new NotSoldInCurrency(currency, notInCurrency));
    }
    return changed.isEmpty() ? Optional.empty() : Optional.of(new PriceChanged(changed));
  }

  @Override
  public CartState evolve(CartState state, CartEvent event) {
    return rules.evolve(state, event);
  }

  @Override
  public Optional<String> contradiction(CartState state, CartEvent event) {
    return rules.contradiction(state, event);
  }

  @Override
  public Optional<String> contradiction(String cartId, CartState state, CartEvent event) {
    return rules.contradiction(cartId, state, event);
  }
}
