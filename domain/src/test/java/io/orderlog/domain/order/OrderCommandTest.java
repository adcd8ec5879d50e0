package io.orderlog.domain.order;

import static io.orderlog.domain.money.Money.MAX_MINOR_UNITS;
import static io.orderlog.domain.order.OrderExamples.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCommandTest {

  private static final OrderLine TEA = new OrderLine("tea", 2, 500);
  private static final Violation LINE_COUNT = new Violation("lines", "must have 1 to 500 entries");
  private static final Violation NO_MINOR_UNITS = new Violation("currency",
      "must be a currency with minor units");
  private static final Violation TOO_EXPENSIVE = new Violation("lines",
      "must cost at most 90071992547409.91 EUR together");

  /** A text that a command carries: its path, how long it may be, the command with it. */
  record TextField(String path, int maxLength, Function<String, OrderCommand> commandWith) {
    @Override
    public String toString() {
      return path + " of " + commandWith.apply("a").getClass().getSimpleName();
    }
  }

  static List<TextField> textFields() {
    return List.of(
        new TextField("customerId", 64, text -> new PlaceOrder(text, EUR, List.of(TEA))),
        new TextField("lines[1].sku", 64, text -> place(TEA, new OrderLine(text, 1, 1))),
        new TextField("sku", 64, text -> new ChangeQuantity(text, 1)),
        new TextField("paymentReference", 255, text -> new PayOrder(text, BigDecimal.ONE)),
        new TextField("carrier", 255, text -> new ShipOrder(text, "parcel-1")),
        new TextField("trackingNumber", 255, text -> new ShipOrder("DHL", text)),
        new TextField("reason", 255, CancelOrder::new),
        new TextField("reason", 255, ReturnOrder::new));
  }

  @Nested
  class EveryText {

    @ParameterizedTest
    @MethodSource("io.orderlog.domain.order.OrderCommandTest#textFields")
    void has_at_least_1_and_at_most_so_many_characters(TextField field) {
      Violation length = new Violation(field.path(),
          "must have 1 to " + field.maxLength() + " characters");
      for (String character : List.of("x", "😀")) {
        assertThat(violations(field, character)).isEmpty();
        assertThat(violations(field, character.repeat(field.maxLength()))).isEmpty();
        assertThat(violations(field, character.repeat(field.maxLength() + 1)))
            .containsExactly(length);
      }
      assertThat(violations(field, "")).containsExactly(length);
    }

    @ParameterizedTest
    @MethodSource("io.orderlog.domain.order.OrderCommandTest#textFields")
    void is_printable_and_not_blank(TextField field) {
      for (String text : List.of("a\nb", "a\0b", "a\ud83db", "a\u2028b")) {
        assertThat(violations(field, text)).containsExactly(
            new Violation(field.path(), "must have printable characters only"));
      }
      assertThat(violations(field, "  "))
          .containsExactly(new Violation(field.path(), "must not be blank"));
    }

    private static List<Violation> violations(TextField field, String text) {
      return OrderCommandTest.violations(() -> field.commandWith().apply(text));
    }
  }

  @Nested
  class PlacingAnOrder {

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XXX"})
    void needs_a_currency_with_minor_units_to_count_in(String code) {
      Currency currency = Currency.getInstance(code);
      assertThat(violations(() -> new PlaceOrder("ada", currency, List.of(TEA))))
          .containsExactly(NO_MINOR_UNITS);
      assertThat(violations(() -> new PlaceOrder("", currency,
          List.of(new OrderLine("tea", 1_000_001, MAX_MINOR_UNITS)))))
          .extracting(Violation::field)
          .containsExactlyInAnyOrder("customerId", "currency", "lines[0].quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "JPY", "KWD"})
    void takes_any_currency_that_has_them_however_many_digits_they_have(String code) {
      assertThat(violations(
          () -> new PlaceOrder("ada", Currency.getInstance(code), List.of(TEA)))).isEmpty();
    }

    @Test
    void needs_1_to_500_lines() {
      assertThat(violations(() -> place(lines(0)))).containsExactly(LINE_COUNT);
      assertThat(violations(() -> place(lines(1)))).isEmpty();
      assertThat(violations(() -> place(lines(500)))).isEmpty();
      assertThat(violations(() -> place(lines(501)))).containsExactly(LINE_COUNT);
    }

    @Test
    void names_no_more_lines_than_are_allowed_however_many_are_wrong() {
      OrderLine[] wrong = IntStream.range(0, 10_000)
          .mapToObj(i -> new OrderLine("sku-" + i, 0, 1)).toArray(OrderLine[]::new);
      assertThat(violations(() -> place(wrong))).hasSize(501).contains(LINE_COUNT)
          .endsWith(new Violation("lines[499].quantity", "must be from 1 to 1000000"));
    }

    @Test
    void takes_each_article_once() {
      assertThat(violations(() -> place(TEA, new OrderLine("cup", 1, 1), TEA, TEA)))
          .containsExactly(new Violation("lines[2].sku", "must not be in the order twice"),
              new Violation("lines[3].sku", "must not be in the order twice"));
      assertThat(violations(() -> place(TEA, new OrderLine("TEA", 1, 1)))).isEmpty();
    }

    @Test
    void takes_1_to_a_million_of_an_article() {
      Violation quantity = new Violation("lines[0].quantity", "must be from 1 to 1000000");
      for (int wrong : new int[]{Integer.MIN_VALUE, -1, 0, 1_000_001, Integer.MAX_VALUE}) {
        assertThat(violations(() -> place(new OrderLine("tea", wrong, 1))))
            .containsExactly(quantity);
      }
      assertThat(violations(() -> place(new OrderLine("tea", 1, 1)))).isEmpty();
      assertThat(violations(() -> place(new OrderLine("tea", 1_000_000, 1)))).isEmpty();
    }

    @Test
    void takes_no_negative_price() {
      Violation price = new Violation("lines[0].unitPrice", "must not be negative");
      assertThat(violations(() -> place(new OrderLine("tea", 1, 0)))).isEmpty();
      assertThat(violations(() -> place(new OrderLine("tea", 1, -1)))).containsExactly(price);
      assertThat(violations(() -> place(new OrderLine("tea", 1_000_000, Long.MIN_VALUE))))
          .containsExactly(price);
    }

    @Test
    void costs_at_most_what_every_reader_can_count() {
      OrderLine castle = new OrderLine("castle", 1, MAX_MINOR_UNITS);
      OrderLine feather = new OrderLine("feather", 1, 0);
      OrderLine pebble = new OrderLine("pebble", 1, 1);
      assertThat(violations(() -> place(castle))).isEmpty();
      assertThat(violations(() -> place(castle, feather))).isEmpty();
      assertThat(violations(() -> place(castle, pebble))).containsExactly(TOO_EXPENSIVE);
      assertThat(violations(() -> place(new OrderLine("castle", 1, MAX_MINOR_UNITS + 1))))
          .containsExactly(TOO_EXPENSIVE);
      assertThat(violations(() -> place(new OrderLine("castle", 2, MAX_MINOR_UNITS / 2 + 1))))
          .containsExactly(TOO_EXPENSIVE);
    }

    @Test
    void costs_too_much_even_where_a_long_would_wrap_to_something_small() {
      assertThat(violations(() -> place(new OrderLine("tea", 4, 1L << 62))))
          .containsExactly(TOO_EXPENSIVE);
      assertThat(violations(() -> place(new OrderLine("tea", 1_000_000, Long.MAX_VALUE))))
          .containsExactly(TOO_EXPENSIVE);
      assertThat(violations(() -> place(new OrderLine("tea", 1, Long.MAX_VALUE),
          new OrderLine("cup", 1, Long.MAX_VALUE), new OrderLine("pot", 1, 2))))
          .containsExactly(TOO_EXPENSIVE);
    }

    @Test
    void reports_everything_that_is_wrong_at_once() {
      List<OrderLine> lines = List.of(TEA, new OrderLine("cup", 1, -1), TEA,
          new OrderLine("a\tb", 0, MAX_MINOR_UNITS), new OrderLine("gem", 2, MAX_MINOR_UNITS));
      assertThat(violations(() -> new PlaceOrder(" ", EUR, lines))).containsExactlyInAnyOrder(
          new Violation("customerId", "must not be blank"),
          TOO_EXPENSIVE,
          new Violation("lines[1].unitPrice", "must not be negative"),
          new Violation("lines[2].sku", "must not be in the order twice"),
          new Violation("lines[3].sku", "must have printable characters only"),
          new Violation("lines[3].quantity", "must be from 1 to 1000000"));
    }

    @Test
    void keeps_its_lines_whatever_becomes_of_the_list_that_was_given() {
      List<OrderLine> lines = new ArrayList<>(List.of(TEA));
      PlaceOrder place = new PlaceOrder("ada", EUR, lines);
      lines.clear();
      assertThat(place.lines()).containsExactly(TEA);
    }

    private static OrderLine[] lines(int count) {
      return IntStream.range(0, count).mapToObj(i -> new OrderLine("sku-" + i, 1, 1))
          .toArray(OrderLine[]::new);
    }
  }

  @Nested
  class TheOtherCommands {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000_000})
    void a_quantity_can_be_changed_to_0_to_a_million(int quantity) {
      assertThat(violations(() -> new ChangeQuantity("tea", quantity))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 1_000_001, Integer.MAX_VALUE})
    void a_quantity_cannot_be_changed_beyond_that(int quantity) {
      assertThat(violations(() -> new ChangeQuantity("tea", quantity)))
          .containsExactly(new Violation("quantity", "must be from 0 to 1000000"));
    }

    @Test
    void a_payment_is_not_negative() {
      assertThat(violations(() -> new PayOrder("payment-1", new BigDecimal("-0.01"))))
          .containsExactly(new Violation("amount", "must not be negative"));
      assertThat(violations(() -> new PayOrder("payment-1", new BigDecimal("0.00")))).isEmpty();
    }

    @Test
    void they_too_report_everything_that_is_wrong_at_once() {
      assertThat(violations(() -> new ChangeQuantity(" ", -1))).extracting(Violation::field)
          .containsExactlyInAnyOrder("sku", "quantity");
      assertThat(violations(() -> new PayOrder("", BigDecimal.valueOf(-1))))
          .extracting(Violation::field).containsExactlyInAnyOrder("paymentReference", "amount");
      assertThat(violations(() -> new ShipOrder("", "\n"))).extracting(Violation::field)
          .contains("carrier", "trackingNumber");
    }
  }

  private static OrderCommand place(OrderLine... lines) {
    return new PlaceOrder("ada", EUR, List.of(lines));
  }

  private static List<Violation> violations(Supplier<OrderCommand> command) {
    try {
      OrderCommand _ = command.get();
      return List.of();
    } catch (InvalidCommandException invalid) {
      return invalid.violations();
    }
  }
}
