package io.orderlog.command.memory.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every codec of states promises. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StateCodecContract<S> {

  private static final int STATES = 2_000;

  /** One for each seed; they take long to make and are never changed. */
  private final List<S> states = new ArrayList<>();

  protected abstract StateCodec<S> codec();

  /** Any state. */
  protected abstract S next(RandomGenerator random);

  /** How many types of states there are. */
  protected abstract int types();

  @BeforeAll
  void make_states() {
    for (long seed = 0; seed < STATES; seed++) {
      states.add(next(new SplittableRandom(seed)));
    }
  }

  @Test
  void every_state_is_read_as_it_was_written() {
    Set<Class<?>> met = new HashSet<>();
    for (int seed = 0; seed < STATES; seed++) {
      S state = states.get(seed);
      assertThat(read(write(state))).as("seed %s", seed).isEqualTo(state);
      met.add(state.getClass());
    }
    assertThat(met).hasSize(types());
  }

  @Test
  void half_a_state_is_noticed() {
    for (int seed = 0; seed < STATES; seed++) {
      byte[] whole = write(states.get(seed));
      byte[] half = Arrays.copyOf(whole, whole.length / 2);
      assertThatThrownBy(() -> read(half)).as("seed %s", seed)
          .isInstanceOf(MalformedBytesException.class);
    }
  }

  @Test
  void any_bytes_are_a_state_or_malformed() {
    SplittableRandom random = new SplittableRandom(42);
    for (S state : states) {
      byte[] bytes = write(state);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      Throwable thrown = catchThrowable(() -> read(bytes));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(MalformedBytesException.class);
      }
    }
  }

  @Test
  void what_stands_behind_a_state_is_left_for_others() {
    S state = next(new SplittableRandom(1));
    ByteWriter out = new ByteWriter();
    codec().write(state, out);
    ByteReader in = new ByteReader(out.number(7).toBytes());

    assertThat(codec().read(in)).isEqualTo(state);
    assertThat(in.number()).isEqualTo(7);
    in.end();
  }

  protected final byte[] write(S state) {
    ByteWriter out = new ByteWriter();
    codec().write(state, out);
    return out.toBytes();
  }

  protected final S read(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    S state = codec().read(in);
    in.end();
    return state;
  }
}
