package io.orderlog.command.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.StateCodecContract;
import io.orderlog.domain.wait.WaitState;
import io.orderlog.domain.wait.WaitState.InStock;
import io.orderlog.domain.wait.WaitState.SoldOut;
import io.orderlog.domain.wait.Waiter;
import io.orderlog.domain.wait.Waiters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class WaitStateCodecTest extends StateCodecContract<WaitState> {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden-states", "waits-1.hex");
  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30.125Z");

  @Override
  protected StateCodec<WaitState> codec() {
    return new WaitStateCodec();
  }

  @Override
  protected WaitState next(RandomGenerator random) {
    List<Waiter> waiting = new ArrayList<>();
    long number = 0;
    int count = random.nextInt(20);
    for (int i = 0; i < count; i++) {
      number += random.nextInt(1, 100);
      waiting.add(new Waiter(number, new UUID(random.nextLong(), random.nextLong()).toString(),
          i + List.of("ada@example.org", "☕@x", "A@b").get(random.nextInt(3))));
    }
    Waiters waiters = Waiters.of(number + random.nextInt(5), waiting);
    return random.nextBoolean()
        ? new SoldOut(waiters)
        : new InStock(waiters, random.nextLong(1, 1L << 50),
            Instant.ofEpochMilli(random.nextLong(1L << 50)));
  }

  @Override
  protected int types() {
    return 2;
  }

  /** What this version wrote, every later one with this number has to read. */
  @Test
  void the_bytes_of_a_version_are_fixed() throws IOException {
    WaitState state = new InStock(Waiters.of(9, List.of(
        new Waiter(3, "2491f54e-288e-8f3d-936a-7fe0e3c29e1d", "Ada@example.org"),
        new Waiter(7, "2491f54e-288e-8f3d-936a-7fe0e3c29e1e", "☕@example.org"))), 12, TIME);

    assertThat(codec().version()).isEqualTo(1);
    assertThat(HexFormat.of().formatHex(write(state)))
        .isEqualTo(Files.readString(GOLDEN).strip());
    assertThat(read(HexFormat.of().parseHex(Files.readString(GOLDEN).strip()))).isEqualTo(state);
  }

  @Test
  void a_hundred_thousand_take_some_megabytes() {
    List<Waiter> waiting = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      waiting.add(waiter(i));
    }
    assertThat(write(new SoldOut(Waiters.of(100_000, waiting)))).hasSizeLessThan(5_000_000);
  }

  private static Waiter waiter(int number) {
    return new Waiter(number + 1L, new UUID(number, number).toString(),
        "somebody-" + number + "@example.org");
  }

  @Test
  void stock_of_nothing_was_never_written() {
    byte[] impossible = write(new InStock(Waiters.NONE, 0, TIME));
    assertThatThrownBy(() -> read(impossible)).isInstanceOf(MalformedBytesException.class);
  }
}
