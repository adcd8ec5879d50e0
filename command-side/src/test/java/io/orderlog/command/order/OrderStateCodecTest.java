package io.orderlog.command.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.StateCodecContract;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.order.OrderLine;
import io.orderlog.domain.order.OrderLines;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.order.OrderState.Delivered;
import io.orderlog.domain.order.OrderState.Paid;
import io.orderlog.domain.order.OrderState.Placed;
import io.orderlog.domain.order.OrderState.Returned;
import io.orderlog.domain.order.OrderState.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("strange-machine")
class OrderStateCodecTest extends StateCodecContract<OrderState> {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden-states");

  @Override
  protected StateCodec<OrderState> codec() {
    return new OrderStateCodec();
  }

  @Override
  protected OrderState next(RandomGenerator random) {
    return new RandomStates(random).next();
  }

  @Override
  protected int types() {
    return 7;
  }

  /** What this version wrote, every later one with this number has to read. */
  @ParameterizedTest
  @CsvSource({"order-1.hex, false", "order-entrusted-1.hex, true"})
  void the_bytes_of_a_version_are_fixed(String file, boolean entrusted) throws IOException {
    Currency eur = Currency.getInstance("EUR");
    Placed placed = new Placed("ada ☕", new OrderLines(eur,
        List.of(new OrderLine("tea", 2, 500), new OrderLine("cup", 1, 1_000))), entrusted);
    OrderState state = new Returned(new Delivered(new Shipped(
        new Paid(placed, "payment-1", new Money(2_000, eur)), "DHL", "parcel-1")), "too small");
    String golden = Files.readString(GOLDEN.resolve(file)).strip();

    assertThat(codec().version()).isEqualTo(1);
    assertThat(HexFormat.of().formatHex(write(state))).isEqualTo(golden);
    assertThat(read(HexFormat.of().parseHex(golden))).isEqualTo(state);
  }

  @Test
  void numbers_times_and_ids_are_exact() {
    List<Long> numbers = List.of(0L, 1L, -1L, 63L, 64L, -64L, -65L, Long.MAX_VALUE, Long.MIN_VALUE);
    List<String> ids = List.of("", "o", "0190f3c4-1b2d-7e3f-8a4b-5c6d7e8f9a0b",
        "0190F3C4-1B2D-7E3F-8A4B-5C6D7E8F9A0B", "0190f3c4-1b2d7e3f-8a4b-5c6d7e8f9a0b-",
        "naïve ☕");
    Instant time = Instant.parse("1969-12-31T23:59:59.000000001Z");
    ByteWriter out = new ByteWriter().time(time);
    numbers.forEach(out::number);
    ids.forEach(out::id);
    ByteReader in = new ByteReader(out.toBytes());
    assertThat(in.time()).isEqualTo(time);
    assertThat(numbers).allMatch(number -> in.number() == number);
    assertThat(ids).allMatch(id -> in.id().equals(id));
    in.end();
  }
}
