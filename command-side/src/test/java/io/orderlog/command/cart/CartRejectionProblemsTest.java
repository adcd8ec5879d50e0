package io.orderlog.command.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.cart.CartRejection.AlreadyCheckedOut;
import io.orderlog.domain.cart.CartRejection.CartEmpty;
import io.orderlog.domain.cart.CartRejection.CartIdTaken;
import io.orderlog.domain.cart.CartRejection.CatalogueNotRead;
import io.orderlog.domain.cart.CartRejection.LeftAlone;
import io.orderlog.domain.cart.CartRejection.NoSuchCart;
import io.orderlog.domain.cart.CartRejection.NotSoldInCurrency;
import io.orderlog.domain.cart.CartRejection.PriceChanged;
import io.orderlog.domain.cart.CartRejection.PriceChanged.NewPrice;
import io.orderlog.domain.cart.CartRejection.PriceNotInCurrency;
import io.orderlog.domain.cart.CartRejection.ProductsDelisted;
import io.orderlog.domain.cart.CartRejection.SkuNotInCart;
import io.orderlog.domain.cart.CartRejection.StillKept;
import io.orderlog.domain.cart.CartRejection.TooManyLines;
import io.orderlog.domain.cart.CartRejection.TotalTooLarge;
import io.orderlog.domain.money.Money;
import io.orderlog.http.Json;
import io.orderlog.http.problem.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CartRejectionProblemsTest {

  private static final Currency JPY = Currency.getInstance("JPY");

  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of(new NoSuchCart(), 404, "cart-not-found", "There is no cart c-1"),
        Arguments.of(new CartIdTaken(), 409, "cart-id-taken", "a cart c-1 already"),
        Arguments.of(new AlreadyCheckedOut("o-1"), 409, "cart-checked-out", "the order o-1"),
        Arguments.of(new LeftAlone(), 409, "cart-abandoned", "set a line"),
        Arguments.of(new CartEmpty(), 409, "cart-empty", "nothing in the cart"),
        Arguments.of(new SkuNotInCart("tea"), 422, "sku-not-in-cart", "tea is not"),
        Arguments.of(new TooManyLines(500), 409, "cart-full", "500 lines"),
        Arguments.of(new PriceNotInCurrency(JPY, new BigDecimal("0.5")), 409, "cart-currency",
            "at most 0 decimal places, because it is in JPY"),
        Arguments.of(new TotalTooLarge(new Money(Money.MAX_MINOR_UNITS, JPY)), 422,
            "total-too-large", "over 9007199254740991 JPY"),
        Arguments.of(new StillKept(Instant.parse("2026-03-01T10:15:30Z")), 409,
            "cart-still-kept", "2026-03-01T10:15:30Z"),
        Arguments.of(new PriceChanged(List.of(new NewPrice("tea", new Money(600, JPY)))), 409,
            "price-changed", "set these lines with them"),
        Arguments.of(new ProductsDelisted(List.of("tea")), 409, "product-delisted",
            "sold no more"),
        Arguments.of(new NotSoldInCurrency(JPY, List.of("tea")), 409, "product-currency",
            "no price in JPY"),
        Arguments.of(new CatalogueNotRead(), 503, "not-writable", "the log of products"));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void says_why(CartRejection reason, int status, String slug, String words) {
    Problem problem = CartRejectionProblems.of(reason, "c-1");
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.type()).isEqualTo("urn:orderlog:problem:" + slug);
    assertThat(problem.detail()).contains(words);
    assertThat(problem.errors()).hasSize(status == 422 ? 1 : 0);
  }

  @Test
  void what_a_client_needs_to_go_on_is_told() {
    Problem changed = CartRejectionProblems.of(new PriceChanged(List.of(
        new NewPrice("tea", new Money(650, Currency.getInstance("EUR"))))), "c-1");
    assertThat(Json.text(changed))
        .contains("\"prices\":[{\"sku\":\"tea\",\"unitPrice\":\"6.50\"}]");
    assertThat(CartRejectionProblems.of(new ProductsDelisted(List.of("tea")), "c-1").extensions())
        .containsEntry("skus", List.of("tea"));
    assertThat(CartRejectionProblems.of(new CatalogueNotRead(), "c-1").retryAfterSeconds())
        .isEqualTo(1);
  }

  @Test
  void every_rejection_is_one() {
    assertThat(problems()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(Stream
            .of(CartRejection.class.getPermittedSubclasses()).map(Class::getName).toList());
  }
}
