package io.orderlog.eventlog.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.eventlog.GoldenFilesContract;
import io.orderlog.eventlog.kafka.topics.LargestRecord;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes of a cart's events. */
class CartGoldenFilesTest extends GoldenFilesContract<CartEvent> {

  private static final String ORDER = "6fb813b7-2236-8da8-82fe-5e68a02b1ab8";
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final Currency EUR = Currency.getInstance("EUR");

  /** Takes four bytes, as many as any. */
  private static final String BOX = "📦";

  /** What each file says, in the newest shape of its event. */
  private static final Map<String, CartEvent> MEANING = Map.of(
      "cart.opened.v1", new CartOpened("zákazník \"№ 7\" \\ 客", JPY,
          Instant.parse("2026-03-02T10:15:30.120Z")),
      "cart.line-set.v1", new LineSet("čaj-☕", 0, 9007199254740991L, 0,
          Instant.parse("2026-03-02T10:15:30Z")),
      "cart.checked-out.v1", new CartCheckedOut(ORDER, "zákazník-7", "ada@example.org",
          new PostalAddress("Ada Łovelace", "12 St James’s Square", "SW1Y 4JH", "London", "GB"),
          EUR, List.of(new OrderLine("čaj-☕", 2, 1995), new OrderLine("cup", 1_000_000, 0)),
          3990, "ok"),
      "cart.abandoned.v1", new CartAbandoned("zákazník-7"));

  CartGoldenFilesTest() {
    super("golden-carts", CartEventCodec.create(), MEANING);
  }

  @Test
  void the_names_of_the_log_are_for_ever() {
    assertThat(CartLog.CARTS.eventsTopic()).isEqualTo("carts.events");
    assertThat(CartLog.CARTS.writersTopic()).isEqualTo("carts.writers");
    assertThat(CartLog.CARTS.source()).isEqualTo("urn:orderlog:carts");
    assertThat(CartLog.CARTS.writerId(2)).isEqualTo("orderlog-writer-carts-2");
  }

  @Test
  void the_largest_cart_that_can_be_fits() {
    OrderLine line = new OrderLine(BOX.repeat(OrderCommand.MAX_ID_LENGTH),
        OrderCommand.MAX_QUANTITY, Money.MAX_MINOR_UNITS);
    String text = BOX.repeat(OrderCommand.MAX_TEXT_LENGTH);
    CartEvent largest = new CartCheckedOut(ORDER, BOX.repeat(OrderCommand.MAX_ID_LENGTH), text,
        new PostalAddress(text, text, text, text, "GB"), EUR,
        Collections.nCopies(OrderCommand.MAX_LINES, line), Money.MAX_MINOR_UNITS, text);

    assertThat(LargestRecord.bytes(CartLog.CARTS, largest))
        .isLessThan(CartLog.LARGEST_EVENT_BYTES);
  }
}
