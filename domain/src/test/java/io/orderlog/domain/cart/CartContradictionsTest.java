package io.orderlog.domain.cart;

import static io.orderlog.domain.cart.CartExamples.ADDRESS;
import static io.orderlog.domain.cart.CartExamples.CART;
import static io.orderlog.domain.cart.CartExamples.EUR;
import static io.orderlog.domain.cart.CartExamples.NEXT_NOON;
import static io.orderlog.domain.cart.CartExamples.ORDER;
import static io.orderlog.domain.cart.CartExamples.abandoned;
import static io.orderlog.domain.cart.CartExamples.checkedOut;
import static io.orderlog.domain.cart.CartExamples.lineSet;
import static io.orderlog.domain.cart.CartExamples.opened;
import static io.orderlog.domain.cart.CartExamples.twoTeas;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.order.OrderLine;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a history from outside cannot say of a cart, although it can be folded. */
class CartContradictionsTest {

  private static final OrderLine TEA = new OrderLine("tea", 2, 500);

  private final CartDecider decider = new CartDecider();

  @ParameterizedTest
  @MethodSource("contradictions")
  void is_told(List<CartEvent> history, CartEvent event, String why) {
    CartState state = after(history);
    decider.evolve(state, event);
    assertThat(decider.contradiction(state, event)).contains(why);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of(List.of(), new CartOpened("", EUR, NEXT_NOON),
            "its customerId must have 1 to 64 characters"),
        Arguments.of(List.of(), new CartOpened("ada", Currency.getInstance("XAU"), NEXT_NOON),
            "its currency must be a currency with minor units"),
        Arguments.of(filled(), lineSet("tea", 3, 500, 1501),
            "its total is 1501 in minor units, but its lines add up to 1500"),
        Arguments.of(filled(), lineSet("tea", -1, 500, 0),
            "its quantity must be from 0 to 1000000"),
        Arguments.of(filled(), lineSet("hat", 1, -1, 999), "its unitPrice must not be negative"),
        Arguments.of(filled(), lineSet("hat", 0, 500, 1000),
            "the command for it is answered by SkuNotInCart[sku=hat]"),
        Arguments.of(filled(), lineSet("hat", 1_000_000, 9_007_199_255L, 9_007_199_255_001_000L),
            "its cart must cost at most 90071992547409.91 EUR"),
        Arguments.of(abandonedOnes(), lineSet("tea", 1, 500, 1000),
            "its total is 1000 in minor units, but its lines add up to 500"),
        Arguments.of(List.of(opened()), out(List.of(), 0),
            "the command for it is answered by CartEmpty[]"),
        Arguments.of(filled(), out(List.of(new OrderLine("tea", 2, 50)), 100),
            "its lines are not those of the cart"),
        Arguments.of(filled(), out(List.of(TEA, new OrderLine("hat", 1, 1)), 1001),
            "its lines are not those of the cart"),
        Arguments.of(filled(), out(List.of(TEA), 999),
            "its total is 999 in minor units, but its lines add up to 1000"),
        Arguments.of(filled(), by("bob", "ada@example.org", ADDRESS, "ok"),
            "its customerId is bob, but the cart's is ada"),
        Arguments.of(filled(), by("ada", "nowhere", ADDRESS, "ok"),
            "its email must be an e-mail address"),
        Arguments.of(filled(), by("ada", "ada@example.org",
            new PostalAddress("Ada", "St James's Square 12", "SW1Y 4JH", "London", "gb"), "ok"),
            "its shippingAddress.country must be two capital letters, as ISO 3166-1 has them"),
        Arguments.of(filled(), by("ada", "ada@example.org", ADDRESS, " "),
            "its paymentMethod must not be blank"),
        Arguments.of(filled(), new CartCheckedOut("order-1", "ada", "ada@example.org", ADDRESS,
            EUR, List.of(TEA), 1000, "ok"), "its orderId must be a UUID in lower case"),
        Arguments.of(filled(), new CartCheckedOut(ORDER.text(), "ada", "ada@example.org",
            ADDRESS, Currency.getInstance("USD"), List.of(TEA), 1000, "ok"),
            "its currency is USD, but the cart's is EUR"),
        Arguments.of(filled(), new CartAbandoned("bob"),
            "its customerId is bob, but the cart's is ada"));
  }

  @Test
  void a_cart_that_becomes_the_order_of_another() {
    CartState state = after(filled());
    assertThat(decider.contradiction(CART.text(), state, checkedOut())).isEmpty();
    String other = "00000000-0000-4000-8000-000000000000";
    assertThat(decider.contradiction(other, state, checkedOut())).contains("its orderId is "
        + ORDER.text() + ", but the cart becomes the order " + new CartId(other).order().text());
  }

  @Test
  void one_line_more_than_a_cart_has_room_for() {
    List<CartEvent> history = Stream.concat(Stream.of(opened()), IntStream.rangeClosed(1, 500)
        .mapToObj(i -> lineSet("sku-" + i, 1, 1, i))).toList();
    assertThat(decider.contradiction(after(history), lineSet("sku-501", 1, 1, 501)))
        .contains("the command for it is answered by TooManyLines[limit=500]");
  }

  /** Variation selectors are blank today, and were not always. */
  @Test
  void texts_that_were_allowed_once_are_none() {
    CartState state = after(List.of(new CartOpened("\ufe0f", EUR, NEXT_NOON),
        lineSet("\ufe0f", 1, 500, 500), lineSet("\ufe0f", 2, 500, 1000)));
    assertThat(decider.contradiction(state, new CartCheckedOut(ORDER.text(), "\ufe0f",
        "ada@example.org", ADDRESS, EUR, List.of(new OrderLine("\ufe0f", 2, 500)), 1000,
        "\ufe0f"))).isEmpty();
  }

  @Test
  void an_email_that_was_allowed_once_is_none() {
    CartState state = after(filled());
    for (String once : List.of("a..a@b.c", ".a@b.c", "a.@b.c", "ädä@b.c", "a@b..c")) {
      assertThat(decider.contradiction(state, by("ada", once, ADDRESS, "ok"))).as(once).isEmpty();
    }
  }

  @Test
  void a_cart_that_is_kept_for_longer_or_shorter_than_today_is_none() {
    CartState state = after(filled());
    assertThat(decider.contradiction(state, new CartEvent.LineSet(
        "tea", 1, 500, 500, CartExamples.NOON))).isEmpty();
    assertThat(decider.contradiction(state, abandoned())).isEmpty();
    assertThat(decider.contradiction(state, checkedOut())).isEmpty();
  }

  private CartState after(List<CartEvent> history) {
    CartState state = decider.initial();
    for (CartEvent each : history) {
      assertThat(decider.contradiction(state, each)).as("%s", each).isEmpty();
      state = decider.evolve(state, each);
    }
    return state;
  }

  private static List<CartEvent> filled() {
    return List.of(opened(), twoTeas());
  }

  private static List<CartEvent> abandonedOnes() {
    return List.of(opened(), twoTeas(), abandoned());
  }

  private static CartEvent out(List<OrderLine> lines, long totalMinor) {
    return new CartCheckedOut(ORDER.text(), "ada", "ada@example.org", ADDRESS, EUR, lines,
        totalMinor, "ok");
  }

  private static CartEvent by(
      String customerId, String email, PostalAddress address, String method) {
    return new CartCheckedOut(ORDER.text(), customerId, email, address, EUR, List.of(TEA), 1000,
        method);
  }
}
