package io.orderlog.domain.product;

import static io.orderlog.domain.product.ProductExamples.EUROS;
import static io.orderlog.domain.product.ProductExamples.YEN;
import static io.orderlog.domain.product.ProductExamples.change;
import static io.orderlog.domain.product.ProductExamples.changed;
import static io.orderlog.domain.product.ProductExamples.delist;
import static io.orderlog.domain.product.ProductExamples.delisted;
import static io.orderlog.domain.product.ProductExamples.given;
import static io.orderlog.domain.product.ProductExamples.list;
import static io.orderlog.domain.product.ProductExamples.listed;
import static io.orderlog.domain.product.ProductExamples.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.product.ProductCommand.ListProduct;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import io.orderlog.domain.product.ProductRejection.AlreadyDelisted;
import io.orderlog.domain.product.ProductRejection.AlreadyListed;
import io.orderlog.domain.product.ProductRejection.NoSuchProduct;
import io.orderlog.domain.product.ProductState.Delisted;
import io.orderlog.domain.product.ProductState.Listed;
import io.orderlog.domain.product.ProductState.NotListed;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductDeciderTest {

  private final ProductDecider decider = new ProductDecider();

  @Test
  void a_product_is_listed_changed_delisted_and_listed_again() {
    given().when(list()).then(listed());
    given(listed()).when(change()).then(changed());
    given(listed(), changed()).when(delist()).then(delisted());
    given(listed(), delisted()).when(list()).then(listed());
  }

  @Test
  void what_is_not_so_is_said() {
    given().when(change()).thenRejected(new NoSuchProduct());
    given().when(delist()).thenRejected(new NoSuchProduct());
    given(listed()).when(list()).thenRejected(new AlreadyListed());
    given(listed(), delisted()).when(change()).thenRejected(new AlreadyDelisted());
    given(listed(), delisted()).when(delist()).thenRejected(new AlreadyDelisted());
  }

  @Test
  void a_change_leaves_nothing_of_what_was_before() {
    assertThat(decider.evolve(decider.evolve(new NotListed(), listed()), changed()))
        .isEqualTo(new Listed("Tea pot", "", List.of(price("EUR", 2190))));
  }

  @Test
  void what_cannot_happen_is_no_history() {
    Listed state = new Listed("Teapot", "", List.of(EUROS));
    assertThatIllegalStateException().isThrownBy(() -> decider.evolve(state, listed()));
    for (ProductState other : List.of(new NotListed(), new Delisted())) {
      assertThatIllegalStateException().isThrownBy(() -> decider.evolve(other, changed()));
      assertThatIllegalStateException().isThrownBy(() -> decider.evolve(other, delisted()));
    }
    assertThatIllegalStateException().isThrownBy(() -> ProductDecider.statusOf(new NotListed()));
  }

  @Test
  void prices_have_one_order_whatever_order_they_come_in() {
    assertThat(new ListProduct("Teapot", "Of clay", List.of(YEN, EUROS))).isEqualTo(list());
  }

  @Test
  void a_command_keeps_all_rules_that_need_no_product() {
    assertThat(wrong(" ", "", List.of())).extracting(Violation::field)
        .containsExactly("name", "prices");
    assertThat(wrong("a".repeat(256), "\n", List.of(EUROS))).extracting(Violation::field)
        .containsExactly("name", "description");
    assertThat(wrong("a", "b".repeat(2001), List.of(EUROS, price("EUR", 1))))
        .extracting(Violation::field).containsExactly("description", "prices.EUR");
    assertThat(wrong("a", "", List.of(price("EUR", -1), price("XAU", 1), price("USD",
        Money.MAX_MINOR_UNITS + 1)))).extracting(Violation::field)
        .containsExactly("prices.EUR", "prices.USD", "prices.XAU");
    List<Price> many = Currency.getAvailableCurrencies().stream().filter(Money::hasMinorUnits)
        .limit(201).map(currency -> new Price(currency, 1)).toList();
    assertThat(many).hasSize(201);
    assertThat(wrong("a", "", many)).extracting(Violation::field).containsExactly("prices");
  }

  private static List<Violation> wrong(String name, String description, List<Price> prices) {
    InvalidCommandException[] thrown = new InvalidCommandException[1];
    assertThatExceptionOfType(InvalidCommandException.class)
        .isThrownBy(() -> new ListProduct(name, description, prices))
        .satisfies(invalid -> thrown[0] = invalid);
    return thrown[0].violations();
  }

  @Test
  void what_no_command_brings_contradicts() {
    NotListed before = new NotListed();
    assertThat(decider.contradiction(before, listed())).isEmpty();
    assertThat(decider.contradiction(new Listed("a", "", List.of(EUROS)), changed())).isEmpty();
    assertThat(decider.contradiction(new Listed("a", "", List.of(EUROS)), delisted())).isEmpty();
    assertThat(decider.contradiction(before, new ProductListed("", "", List.of(EUROS))))
        .hasValue("its name must have 1 to 255 characters");
    assertThat(decider.contradiction(before, new ProductListed("a", "", List.of(YEN, EUROS))))
        .isEqualTo(Optional.of("its prices are not ordered by currency"));
  }

  @Test
  void an_offer_follows_from_the_last_event() {
    assertThat(Offer.after(listed())).isEqualTo(new Offer.AtPrices(List.of(EUROS, YEN)));
    assertThat(Offer.after(changed()))
        .isEqualTo(new Offer.AtPrices(List.of(price("EUR", 2190))));
    assertThat(Offer.after(delisted())).isEqualTo(new Offer.Withdrawn());
  }
}
