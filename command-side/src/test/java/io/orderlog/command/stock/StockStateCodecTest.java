package io.orderlog.command.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.StateCodecContract;
import io.orderlog.domain.stock.Reservation;
import io.orderlog.domain.stock.Reservation.Confirmed;
import io.orderlog.domain.stock.Reservation.Held;
import io.orderlog.domain.stock.Reservation.Standing;
import io.orderlog.domain.stock.Reservations;
import io.orderlog.domain.stock.StockState;
import io.orderlog.domain.stock.StockState.Tracked;
import io.orderlog.domain.stock.StockState.Untracked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class StockStateCodecTest extends StateCodecContract<StockState> {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden-states", "stock-1.hex");

  @Override
  protected StateCodec<StockState> codec() {
    return new StockStateCodec();
  }

  @Override
  protected StockState next(RandomGenerator random) {
    if (random.nextInt(10) == 0) {
      return new Untracked();
    }
    List<Reservation> open = new ArrayList<>();
    long number = 0;
    int count = random.nextInt(20);
    for (int i = 0; i < count; i++) {
      number += random.nextInt(1, 100);
      open.add(new Reservation(number, id(random) + i, random.nextInt(1, 1_000_000),
          standing(random)));
    }
    Reservations reservations = Reservations.of(number + random.nextInt(5), open);
    return new Tracked(reservations.units() + random.nextInt(1_000), reservations);
  }

  private static String id(RandomGenerator random) {
    return List.of("", "order:", "order:2491f54e-288e-8f3d-936a-7fe0e3c29e1d", "☕",
        "order:order:").get(random.nextInt(5));
  }

  private static Standing standing(RandomGenerator random) {
    return random.nextBoolean()
        ? new Confirmed()
        : new Held(Instant.ofEpochMilli(random.nextLong(1L << 50)));
  }

  @Override
  protected int types() {
    return 2;
  }

  /** What this version wrote, every later one with this number has to read. */
  @Test
  void the_bytes_of_a_version_are_fixed() throws IOException {
    StockState state = new Tracked(12, Reservations.of(9, List.of(
        new Reservation(3, "order:2491f54e-288e-8f3d-936a-7fe0e3c29e1d", 2, new Confirmed()),
        new Reservation(7, "visitor-☕", 5,
            new Held(Instant.parse("2026-03-01T10:15:30.125Z"))))));

    assertThat(codec().version()).isEqualTo(1);
    assertThat(HexFormat.of().formatHex(write(state)))
        .isEqualTo(Files.readString(GOLDEN).strip());
    assertThat(read(HexFormat.of().parseHex(Files.readString(GOLDEN).strip()))).isEqualTo(state);
  }

  @Test
  void a_reservation_of_an_order_takes_few_bytes() {
    Standing held = new Held(Instant.parse("2026-03-01T10:15:30.125Z"));
    List<Reservation> open = IntStream.rangeClosed(1, 10_000).mapToObj(i -> new Reservation(
        i, String.format(Locale.ROOT, "order:2491f54e-288e-8f3d-936a-%012d", i), 1, held)).toList();
    assertThat(write(new Tracked(10_000, Reservations.of(10_000, open))))
        .hasSizeLessThan(45 * 10_000);
  }

  @Test
  void more_reserved_than_there_is_was_never_written() {
    byte[] impossible = write(new Tracked(1,
        Reservations.of(1, List.of(new Reservation(1, "a", 2, new Confirmed())))));
    assertThatThrownBy(() -> read(impossible)).isInstanceOf(MalformedBytesException.class);
  }
}
