package io.orderlog.command.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderCommand.ByProcess;
import io.orderlog.domain.order.OrderCommand.CancelOrder;
import io.orderlog.domain.order.OrderCommand.ChangeQuantity;
import io.orderlog.domain.order.OrderCommand.DeliverOrder;
import io.orderlog.domain.order.OrderCommand.PayOrder;
import io.orderlog.domain.order.OrderCommand.PlaceEntrusted;
import io.orderlog.domain.order.OrderCommand.PlaceOrder;
import io.orderlog.domain.order.OrderCommand.ReturnOrder;
import io.orderlog.domain.order.OrderCommand.ShipOrder;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.event.MetadataRules;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class OrderCommandHashTest {

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(place("c", line("sku", 2, 1050)), "-DFzfYLrTYTQLIoAOBZR9w"),
        Arguments.of(new ChangeQuantity("sku", 3), "egyHTWKCQBGxxoCoPKf1sQ"),
        Arguments.of(pay("21.00"), "lJ_ySvsiieSbbR8c5ldmyg"),
        Arguments.of(new ShipOrder("carrier", "track"), "AVrNPnZeqWY7aGTPftY-0g"),
        Arguments.of(new DeliverOrder(), "l2SXvbL2WUpRLP-WXpgNNA"),
        Arguments.of(new CancelOrder("why"), "5mGuCN1DebKZY6oUORA7Tg"),
        Arguments.of(new ReturnOrder("why"), "H-dtg3Khl-Lgiu5730Ming"),
        Arguments.of(new PlaceEntrusted(place("c", line("sku", 2, 1050))),
            "vUotzUnhHjssp91AO4HoOg"),
        Arguments.of(new ByProcess(pay("21.00")), "VjikWyo3gP19wq1PNvcdfw"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(OrderCommand command, String hash) {
    assertThat(OrderCommandHash.of(command)).isEqualTo(hash).matches(MetadataRules::isCommandHash);
  }

  @Test
  void differs_between_commands() {
    assertThat(Stream.of(
        place("c", line("sku", 2, 1050)), place("d", line("sku", 2, 1050)),
        place("c", line("sku2", 2, 1050)), place("c", line("sku", 1, 1050)),
        place("c", line("sku", 2, 1051)),
        place("c", line("a", 1, 1), line("b", 1, 1)), place("c", line("b", 1, 1), line("a", 1, 1)),
        new ChangeQuantity("sku", 3), new ChangeQuantity("sku", 4), new ChangeQuantity("s", 3),
        pay("21.00"), pay("21.01"), pay("2.1"), pay("210"),
        new ShipOrder("a", "b"), new ShipOrder("b", "a"), new DeliverOrder(),
        new CancelOrder("why"), new CancelOrder("Why"), new ReturnOrder("why"),
        new PlaceEntrusted(place("c", line("sku", 2, 1050))),
        new PlaceEntrusted(place("d", line("sku", 2, 1050))),
        new ByProcess(new CancelOrder("why")), new ByProcess(new ReturnOrder("why")),
        new ByProcess(new DeliverOrder()), new ByProcess(pay("21.00")))
        .map(OrderCommandHash::of)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "20.0", "20.00", "20.000"})
  void does_not_depend_on_how_an_amount_is_written(String amount) {
    assertThat(OrderCommandHash.of(pay(amount))).isEqualTo(OrderCommandHash.of(pay("20")));
    assertThat(OrderCommandHash.of(new ByProcess(pay(amount))))
        .isEqualTo(OrderCommandHash.of(new ByProcess(pay("20"))));
  }

  private static PlaceOrder place(String customerId, OrderLine... lines) {
    return new PlaceOrder(customerId, Currency.getInstance("EUR"), List.of(lines));
  }

  private static OrderLine line(String sku, int quantity, long unitPriceMinor) {
    return new OrderLine(sku, quantity, unitPriceMinor);
  }

  private static PayOrder pay(String amount) {
    return new PayOrder("reference", new BigDecimal(amount));
  }
}
