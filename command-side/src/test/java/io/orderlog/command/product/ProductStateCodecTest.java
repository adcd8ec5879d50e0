package io.orderlog.command.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.StateCodecContract;
import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductState;
import io.orderlog.domain.product.ProductState.Delisted;
import io.orderlog.domain.product.ProductState.Listed;
import io.orderlog.domain.product.ProductState.NotListed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class ProductStateCodecTest extends StateCodecContract<ProductState> {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden-states", "products-1.hex");
  private static final List<String> TEXTS = List.of("", "tea", "☕ in a \u0000 cup");

  @Override
  protected StateCodec<ProductState> codec() {
    return new ProductStateCodec();
  }

  @Override
  protected ProductState next(RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> new NotListed();
      case 1 -> new Delisted();
      default -> new Listed(text(random), text(random),
          IntStream.range(0, random.nextInt(4)).mapToObj(_ -> new Price(
              Currency.getInstance(random.nextBoolean() ? "EUR" : "JPY"), random.nextLong()))
              .toList());
    };
  }

  private static String text(RandomGenerator random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  @Override
  protected int types() {
    return 3;
  }

  /** What this version wrote, every later one with this number has to read. */
  @Test
  void the_bytes_of_a_version_are_fixed() throws IOException {
    ProductState state = new Listed("Čaj ☕", "in a cup", List.of(
        new Price(Currency.getInstance("EUR"), 9007199254740991L),
        new Price(Currency.getInstance("JPY"), 0)));
    String golden = Files.readString(GOLDEN).strip();

    assertThat(codec().version()).isEqualTo(1);
    assertThat(HexFormat.of().formatHex(write(state))).isEqualTo(golden);
    assertThat(read(HexFormat.of().parseHex(golden))).isEqualTo(state);
  }

  @Test
  void a_currency_that_there_is_not_was_never_written() {
    byte[] impossible = new ByteWriter().number(1).text("a").text("").number(1).text("EURO")
        .number(1).toBytes();
    assertThatThrownBy(() -> read(impossible)).isInstanceOf(MalformedBytesException.class)
        .hasMessageContaining("EURO");
  }
}
