package io.orderlog.domain.stock;

import static io.orderlog.domain.stock.StockExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.Violation;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import io.orderlog.domain.stock.StockCommand.TryReserve;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockCommandTest {

  @Test
  void what_is_at_the_limits_is_allowed() {
    assertThat(List.of(
        new Receive(1, "d"), new Receive(1_000_000, "d".repeat(255)),
        new Adjust(-1_000_000, "r"), new Adjust(1_000_000, "r"),
        new TryReserve("i".repeat(64), 1, 1), new TryReserve("Order:1", 1_000_000, 3_600),
        new Reserve("order:1", 1, Instant.EPOCH), new Confirm("order:1", 1),
        new Release("order:1", "r"), new Consume("order:1", 1), new Return(1, "d"))).hasSize(11);
  }

  @Test
  void every_broken_rule_is_named() {
    assertThat(broken(() -> new Receive(0, ""))).containsExactly("quantity", "reference");
    assertThat(broken(() -> new Receive(1_000_001, "d"))).containsExactly("quantity");
    assertThat(broken(() -> new Adjust(0, " "))).containsExactly("delta", "reason");
    assertThat(broken(() -> new Adjust(-1_000_001, "r"))).containsExactly("delta");
    assertThat(broken(() -> new Adjust(1, "LEFT_UNCOUNTED"))).containsExactly("reason");
    assertThat(broken(() -> new TryReserve("order:", 0, 0)))
        .containsExactly("quantity", "reservationId", "holdSeconds");
    assertThat(broken(() -> new TryReserve("i".repeat(65), 1, 3_601)))
        .containsExactly("reservationId", "holdSeconds");
    assertThat(broken(() -> new Reserve("", 0, Instant.EPOCH.minusMillis(1))))
        .containsExactly("quantity", "reservationId", "until");
    assertThat(broken(() -> new Reserve("a", 1, Instant.MAX))).containsExactly("until");
    assertThat(broken(() -> new Confirm("\0", 0))).containsExactly("quantity", "reservationId");
    assertThat(broken(() -> new Release("", "EXPIRED")))
        .containsExactly("reservationId", "reason");
    assertThat(broken(() -> new Consume("", 0))).containsExactly("quantity", "reservationId");
    assertThat(broken(() -> new Return(0, "d".repeat(256))))
        .containsExactly("quantity", "reference");
  }

  @Test
  void a_hold_ends_at_a_millisecond() {
    assertThat(new Reserve("a", 1, NOON.plusNanos(1_999_999)).until())
        .isEqualTo(NOON.plusMillis(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mug", "MUG-1.5", "a b", "...", "été", "☕", "%2F", "a:b", "?", "#"})
  void can_be_a_sku(String text) {
    assertThat(Sku.canonical(text)).contains(text);
    assertThat(new Sku(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "a/b", "a\\b", "a\nb", "\u202e", "\ud800"})
  void is_no_sku(String text) {
    assertThat(Sku.canonical(text)).isEmpty();
    assertThat(Sku.canonical("x".repeat(65))).isEmpty();
    assertThat(Sku.canonical("x".repeat(64))).isPresent();
  }

  private static List<String> broken(ThrowingCallable command) {
    return catchThrowableOfType(InvalidCommandException.class, command).violations().stream()
        .map(Violation::field).distinct().toList();
  }
}
