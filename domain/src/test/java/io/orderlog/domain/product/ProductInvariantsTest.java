package io.orderlog.domain.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.product.Offer.AtAnyPrice;
import io.orderlog.domain.product.Offer.AtPrices;
import io.orderlog.domain.product.Offer.Withdrawn;
import io.orderlog.domain.product.ProductCommand.ChangeProduct;
import io.orderlog.domain.product.ProductCommand.Delist;
import io.orderlog.domain.product.ProductCommand.ListProduct;
import io.orderlog.domain.product.ProductState.Delisted;
import io.orderlog.domain.product.ProductState.Listed;
import io.orderlog.domain.product.ProductState.NotListed;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no sequence of commands can break. */
class ProductInvariantsTest {

  private final Walks<ProductCommand, ProductState, ProductEvent, ProductRejection> products =
      new Walks<>(new ProductDecider(), ProductInvariantsTest::draw);

  @Test
  void a_product_is_the_fold_of_its_events() {
    products.checkPurity();
  }

  @Test
  void no_event_of_a_product_contradicts_those_before() {
    products.checkNoContradiction();
  }

  /** So a price table that knows the last event of each product knows what the decider knows. */
  @Test
  void the_offer_of_the_last_event_is_that_of_the_state() {
    products.eachWalk(walk -> {
      Offer offer = walk.events().isEmpty()
          ? new AtAnyPrice()
          : Offer.after(walk.events().getLast());
      assertThat(offer).isEqualTo(switch (walk.state()) {
        case NotListed() -> new AtAnyPrice();
        case Listed(_, _, var prices) -> new AtPrices(prices);
        case Delisted() -> new Withdrawn();
      });
    });
  }

  @Test
  void the_walks_reach_every_state_event_and_rejection() {
    products.checkThatEachIsIn(100, ProductState.class, step -> Stream.of(step.before()));
    products.checkThatEachIsIn(100, ProductEvent.class, step -> step.events().stream());
    products.checkThatEachIsIn(100, ProductRejection.class,
        step -> Walks.reasons(step.decision()));
  }

  private static List<Attempt<ProductCommand, ProductState>> draw(RandomGenerator random) {
    return Stream.generate(() -> {
      ProductCommand command = command(random);
      return new Attempt<ProductCommand, ProductState>(Duration.ofSeconds(1), _ -> command);
    }).limit(random.nextInt(20)).toList();
  }

  private static ProductCommand command(RandomGenerator random) {
    List<Price> prices = random.nextBoolean()
        ? List.of(ProductExamples.price("EUR", random.nextInt(1000)))
        : List.of(ProductExamples.YEN, ProductExamples.EUROS);
    return switch (random.nextInt(3)) {
      case 0 -> new ListProduct("Tea", "", prices);
      case 1 -> new ChangeProduct("Téa ☕", "hot", prices);
      default -> new Delist();
    };
  }
}
