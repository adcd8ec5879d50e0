package io.orderlog.command.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductCommand.ChangeProduct;
import io.orderlog.domain.product.ProductCommand.Delist;
import io.orderlog.domain.product.ProductCommand.ListProduct;
import io.orderlog.eventlog.event.MetadataRules;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("strange-machine")
class ProductCommandHashTest {

  private static final Price EUROS = new Price(Currency.getInstance("EUR"), 995);
  private static final Price YEN = new Price(Currency.getInstance("JPY"), 1500);

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(new ListProduct("Mug ☕", "Of clay", List.of(EUROS, YEN)),
            "x0QVoJhUx0UIcLa01EQWxA"),
        Arguments.of(new ChangeProduct("Mug ☕", "Of clay", List.of(EUROS, YEN)),
            "j-yd_QWnw6YiyNpcOaQfpQ"),
        Arguments.of(new Delist(), "G00eMIQIbscnF6sn4f8X9Q"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(ProductCommand command, String hash) {
    assertThat(ProductCommandHash.of(command)).isEqualTo(hash)
        .matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ProductCommand.class.getPermittedSubclasses()).map(Class::getName)
                .toList());
  }

  @Test
  void differs_between_commands_and_not_between_orders_of_prices() {
    assertThat(Stream.of(new ListProduct("a", "", List.of(EUROS)),
        new ListProduct("b", "", List.of(EUROS)), new ListProduct("a", "b", List.of(EUROS)),
        new ListProduct("a", "", List.of(YEN)), new ListProduct("a", "", List.of(EUROS, YEN)),
        new ChangeProduct("a", "", List.of(EUROS)), new Delist()).map(ProductCommandHash::of))
        .doesNotHaveDuplicates();
    assertThat(ProductCommandHash.of(new ListProduct("a", "", List.of(YEN, EUROS))))
        .isEqualTo(ProductCommandHash.of(new ListProduct("a", "", List.of(EUROS, YEN))));
  }
}
