package io.orderlog.command.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartCommand.Abandon;
import io.orderlog.domain.cart.CartCommand.Checkout;
import io.orderlog.domain.cart.CartCommand.OpenCart;
import io.orderlog.domain.cart.CartCommand.SetLine;
import io.orderlog.domain.cart.CartId;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.order.OrderId;
import io.orderlog.eventlog.event.MetadataRules;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("strange-machine")
class CartCommandHashTest {

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final OrderId ORDER = new CartId("5f6c1a0e-8d3b-4c55-9d0e-6a1f2b3c4d5e").order();
  private static final PostalAddress ADDRESS =
      new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "GB");

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(new OpenCart("ada", EUR), "Va_y5qeXnDn29lKykXds3A"),
        Arguments.of(line("tea", 2, "5.00"), "8l8ymoGmgworLGzmNb3Mmg"),
        Arguments.of(new Checkout(ORDER, "ada@example.org", ADDRESS, "ok"),
            "byio5a0wtAiXw1CXnXQzeg"),
        Arguments.of(new Abandon(), "jABcOG9ZP39_exqVk_z_9Q"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(CartCommand command, String hash) {
    assertThat(CartCommandHash.of(command)).isEqualTo(hash).matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(CartCommand.class.getPermittedSubclasses()).map(Class::getName).toList());
  }

  @Test
  void a_price_is_the_same_with_more_zeros() {
    assertThat(Stream.of("20", "20.0", "20.00").map(price -> line("tea", 2, price))
        .map(CartCommandHash::of).distinct()).hasSize(1);
    assertThat(CartCommandHash.of(line("tea", 2, "0.00")))
        .isEqualTo(CartCommandHash.of(line("tea", 2, "0")));
  }

  @Test
  void differs_between_commands() {
    PostalAddress moved =
        new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "IE");
    assertThat(Stream.of(new OpenCart("ada", EUR), new OpenCart("bob", EUR),
        new OpenCart("ada", Currency.getInstance("USD")), line("tea", 2, "5"), line("tea", 2, "50"),
        line("tea", 3, "5"), line("cup", 2, "5"),
        new Checkout(ORDER, "ada@example.org", ADDRESS, "ok"),
        new Checkout(ORDER, "bob@example.org", ADDRESS, "ok"),
        new Checkout(ORDER, "ada@example.org", moved, "ok"),
        new Checkout(ORDER, "ada@example.org", ADDRESS, "declined"), new Abandon())
        .map(CartCommandHash::of)).doesNotHaveDuplicates();
  }

  private static CartCommand line(String sku, int quantity, String price) {
    return new SetLine(sku, quantity, new BigDecimal(price));
  }
}
