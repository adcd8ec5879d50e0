package io.orderlog.domain.product;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.product.ProductState.Delisted;
import io.orderlog.domain.product.ProductState.Listed;
import io.orderlog.domain.product.ProductState.NotListed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command in every state at one glance. */
class ProductDecisionTableTest {

  private static final TextTable TABLE = TextTable.parse("""
                     NotListed       Listed           Delisted
      ListProduct    ProductListed   !AlreadyListed   ProductListed
      ChangeProduct  !NoSuchProduct  ProductChanged   !AlreadyDelisted
      Delist         !NoSuchProduct  ProductDelisted  !AlreadyDelisted
      """);

  private static final List<ProductCommand> COMMANDS =
      List.of(ProductExamples.list(), ProductExamples.change(), ProductExamples.delist());

  static List<TextTable.Cell> cells() {
    return TABLE.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    ProductCommand command = COMMANDS.stream()
        .filter(each -> each.getClass().getSimpleName().equals(cell.row()))
        .findFirst().orElseThrow();
    assertThat(word(new ProductDecider().decide(command, state(cell.column()))))
        .isEqualTo(cell.word());
  }

  @Test
  void no_command_and_no_state_is_missing_in_the_table() {
    assertThat(TABLE.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(ProductCommand.class));
    assertThat(TABLE.columns())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(ProductState.class));
  }

  private static ProductState state(String name) {
    return switch (name) {
      case "NotListed" -> new NotListed();
      case "Listed" -> new Listed("Teapot", "", List.of(ProductExamples.EUROS));
      case "Delisted" -> new Delisted();
      default -> throw new IllegalArgumentException("unknown state " + name);
    };
  }

  private static String word(Decision<ProductEvent, ProductRejection> decision) {
    return switch (decision) {
      case Accepted<ProductEvent, ProductRejection>(var events) -> events.stream()
          .map(event -> event.getClass().getSimpleName()).collect(joining("+"));
      case Rejected<ProductEvent, ProductRejection>(var reason) ->
        "!" + reason.getClass().getSimpleName();
    };
  }
}
