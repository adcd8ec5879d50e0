package io.orderlog.domain.cart;

import static io.orderlog.domain.cart.CartExamples.EUR;
import static io.orderlog.domain.cart.CartExamples.NOON;
import static io.orderlog.domain.cart.CartExamples.abandoned;
import static io.orderlog.domain.cart.CartExamples.checkOut;
import static io.orderlog.domain.cart.CartExamples.checkedOut;
import static io.orderlog.domain.cart.CartExamples.lineSet;
import static io.orderlog.domain.cart.CartExamples.open;
import static io.orderlog.domain.cart.CartExamples.opened;
import static io.orderlog.domain.cart.CartExamples.setLine;
import static io.orderlog.domain.cart.CartExamples.twoTeas;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.DeciderSpec;
import io.orderlog.domain.cart.CartRejection.AlreadyCheckedOut;
import io.orderlog.domain.cart.CartRejection.CatalogueNotRead;
import io.orderlog.domain.cart.CartRejection.NotSoldInCurrency;
import io.orderlog.domain.cart.CartRejection.PriceChanged;
import io.orderlog.domain.cart.CartRejection.PriceChanged.NewPrice;
import io.orderlog.domain.cart.CartRejection.ProductsDelisted;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.product.Offer;
import io.orderlog.domain.product.Offer.AtAnyPrice;
import io.orderlog.domain.product.Offer.AtPrices;
import io.orderlog.domain.product.Offer.NotKnown;
import io.orderlog.domain.product.Offer.Withdrawn;
import io.orderlog.domain.product.Price;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a cart's rules accept, beside a catalogue. */
class PricedCartDeciderTest {

  private static final PriceChanged TEA_COSTS_SIX =
      new PriceChanged(List.of(new NewPrice("tea", new Money(600, EUR))));

  private final Map<String, Offer> catalogue = new HashMap<>();

  @Test
  void a_line_at_the_price_of_the_catalogue_is_set() {
    catalogue.put("tea", at(500));
    given(opened()).when(setLine("tea", 2, "5.00")).then(twoTeas());
    given(opened(), twoTeas(), abandoned()).when(setLine("tea", 2, "5")).then(twoTeas());
  }

  @Test
  void a_line_at_another_price_is_told_the_one_that_holds() {
    catalogue.put("tea", at(600));
    given(opened()).when(setLine("tea", 2, "5.00")).thenRejected(TEA_COSTS_SIX);
    given(opened(), twoTeas(), abandoned()).when(setLine("tea", 1, "5"))
        .thenRejected(TEA_COSTS_SIX);
  }

  @Test
  void a_price_that_changed_since_the_line_was_set_is_told_at_the_checkout() {
    catalogue.put("tea", at(600));
    given(opened(), twoTeas()).when(checkOut()).thenRejected(TEA_COSTS_SIX);
    catalogue.put("tea", at(500));
    given(opened(), twoTeas()).when(checkOut()).then(checkedOut());
  }

  @Test
  void all_new_prices_of_a_cart_are_told_at_once() {
    catalogue.put("tea", at(600));
    catalogue.put("cup", at(1000));
    catalogue.put("pot", at(1));
    given(opened(), twoTeas(), lineSet("cup", 1, 1000, 2000), lineSet("pot", 1, 2, 2002))
        .when(checkOut()).thenRejected(new PriceChanged(List.of(
            new NewPrice("tea", new Money(600, EUR)), new NewPrice("pot", new Money(1, EUR)))));
  }

  @Test
  void what_is_delisted_is_neither_put_into_a_cart_nor_ordered() {
    catalogue.put("tea", new Withdrawn());
    ProductsDelisted delisted = new ProductsDelisted(List.of("tea"));
    given(opened()).when(setLine("tea", 2, "5.00")).thenRejected(delisted);
    given(opened(), twoTeas()).when(checkOut()).thenRejected(delisted);
  }

  @Test
  void what_has_no_price_in_the_currency_of_the_cart_is_not_sold_in_it() {
    Currency yen = Currency.getInstance("JPY");
    catalogue.put("tea", new AtPrices(List.of(new Price(yen, 500))));
    NotSoldInCurrency elsewhere = new NotSoldInCurrency(EUR, List.of("tea"));
    given(opened()).when(setLine("tea", 2, "5.00")).thenRejected(elsewhere);
    given(opened(), twoTeas()).when(checkOut()).thenRejected(elsewhere);
  }

  @Test
  void a_line_is_taken_out_whatever_the_catalogue_says() {
    for (Offer offer : List.of(at(1), new Withdrawn(), new NotKnown())) {
      catalogue.put("tea", offer);
      given(opened(), twoTeas()).when(setLine("tea", 0, "5")).then(lineSet("tea", 0, 500, 0));
    }
  }

  @Test
  void what_was_never_listed_is_sold_at_any_price() {
    given(opened()).when(setLine("tea", 2, "5.00")).then(twoTeas());
    given(opened(), twoTeas()).when(checkOut()).then(checkedOut());
  }

  @Test
  void nothing_is_priced_before_the_catalogue_is_known() {
    catalogue.put("tea", new NotKnown());
    given(opened()).when(setLine("tea", 2, "5.00")).thenRejected(new CatalogueNotRead());
    given(opened(), twoTeas()).when(checkOut()).thenRejected(new CatalogueNotRead());
    given().when(open()).then(opened());
  }

  @Test
  void the_rules_of_a_cart_come_first() {
    catalogue.put("tea", new NotKnown());
    given(opened(), twoTeas(), checkedOut()).when(setLine("tea", 1, "5"))
        .thenRejected(new AlreadyCheckedOut(CartExamples.ORDER.text()));
  }

  @Test
  void what_was_written_is_read_whatever_the_catalogue_says() {
    catalogue.put("tea", new Withdrawn());
    PricedCartDecider priced = decider();
    CartDecider plain = new CartDecider();
    CartState state = plain.initial();
    for (CartEvent event : List.of(opened(), twoTeas(), checkedOut())) {
      assertThat(priced.contradiction(CartExamples.CART.text(), state, event)).isEmpty();
      assertThat(priced.evolve(state, event)).isEqualTo(plain.evolve(state, event));
      state = plain.evolve(state, event);
    }
  }

  private DeciderSpec<CartCommand, CartState, CartEvent, CartRejection> given(
      CartEvent... history) {
    return DeciderSpec.given(decider(), List.of(history), NOON);
  }

  private PricedCartDecider decider() {
    return new PricedCartDecider(sku -> catalogue.getOrDefault(sku, new AtAnyPrice()));
  }

  private static Offer at(long minorUnits) {
    return new AtPrices(List.of(new Price(EUR, minorUnits)));
  }
}
