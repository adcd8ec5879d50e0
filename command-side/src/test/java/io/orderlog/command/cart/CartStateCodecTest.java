package io.orderlog.command.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.StateCodecContract;
import io.orderlog.domain.cart.CartState;
import io.orderlog.domain.cart.CartState.Abandoned;
import io.orderlog.domain.cart.CartState.CheckedOut;
import io.orderlog.domain.cart.CartState.NoCart;
import io.orderlog.domain.cart.CartState.Open;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class CartStateCodecTest extends StateCodecContract<CartState> {

  private static final String ORDER = "6fb813b7-2236-8da8-82fe-5e68a02b1ab8";
  private static final List<String> TEXTS = List.of("", "tea", "☕ in a \u0000 cup", ORDER);

  @Override
  protected StateCodec<CartState> codec() {
    return new CartStateCodec();
  }

  @Override
  protected CartState next(RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> new NoCart();
      case 1 -> new CheckedOut(text(random));
      case 2, 3 -> new Abandoned(text(random), lines(random));
      default -> new Open(text(random), lines(random),
          Instant.ofEpochSecond(random.nextLong(1L << 40), random.nextInt(1_000_000_000)));
    };
  }

  private static OrderLines lines(RandomGenerator random) {
    return new OrderLines(Currency.getInstance(random.nextBoolean() ? "EUR" : "JPY"),
        IntStream.range(0, random.nextInt(5)).mapToObj(
            _ -> new OrderLine(text(random), random.nextInt(), random.nextLong())).toList());
  }

  private static String text(RandomGenerator random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  @Override
  protected int types() {
    return 4;
  }

  /** What this version wrote, every later one with this number has to read. */
  @ParameterizedTest
  @ValueSource(strings = {"open", "checked-out", "abandoned"})
  void the_bytes_of_a_version_are_fixed(String name) throws IOException {
    OrderLines lines = new OrderLines(Currency.getInstance("EUR"),
        List.of(new OrderLine("čaj-☕", 2, 1995), new OrderLine("cup", 1_000_000, 0)));
    CartState state = switch (name) {
      case "open" -> new Open("ada", lines, Instant.parse("2026-03-01T10:15:30.125Z"));
      case "checked-out" -> new CheckedOut(ORDER);
      default -> new Abandoned("ada", lines);
    };
    String golden = Files.readString(Path.of("src", "test", "resources", "golden-states",
        "cart-" + name + "-1.hex")).strip();

    assertThat(codec().version()).isEqualTo(1);
    assertThat(HexFormat.of().formatHex(write(state))).isEqualTo(golden);
    assertThat(read(HexFormat.of().parseHex(golden))).isEqualTo(state);
  }

  @Test
  void a_cart_that_is_an_order_takes_few_bytes() {
    assertThat(write(new CheckedOut(ORDER))).hasSizeLessThan(20);
  }
}
