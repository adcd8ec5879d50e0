package io.orderlog.command.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.orderlog.command.codec.RandomStates;
import io.orderlog.command.memory.codec.ByteReader;
import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.MalformedBytesException;
import io.orderlog.domain.order.OrderState;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class OrderStateCodecTest {

  private static final int STATES = 2_000;

  private final OrderStateCodec codec = new OrderStateCodec();

  @Test
  void every_state_is_read_as_it_was_written() {
    Set<Class<?>> met = new HashSet<>();
    for (long seed = 0; seed < STATES; seed++) {
      OrderState state = new RandomStates(new SplittableRandom(seed)).next();
      assertThat(read(write(state))).as("seed %s", seed).isEqualTo(state);
      met.add(state.getClass());
    }
    assertThat(met).hasSize(7);
  }

  @Test
  void half_a_state_is_noticed() {
    for (long seed = 0; seed < STATES; seed++) {
      byte[] whole = write(new RandomStates(new SplittableRandom(seed)).next());
      byte[] half = Arrays.copyOf(whole, whole.length / 2);
      assertThatThrownBy(() -> read(half)).as("seed %s", seed)
          .isInstanceOf(MalformedBytesException.class);
    }
  }

  @Test
  void any_bytes_are_a_state_or_malformed() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < STATES; i++) {
      byte[] bytes = write(new RandomStates(random).next());
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      Throwable thrown = catchThrowable(() -> read(bytes));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(MalformedBytesException.class);
      }
    }
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

  private byte[] write(OrderState state) {
    ByteWriter out = new ByteWriter();
    codec.write(state, out);
    return out.toBytes();
  }

  private OrderState read(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    OrderState state = codec.read(in);
    in.end();
    return state;
  }
}
