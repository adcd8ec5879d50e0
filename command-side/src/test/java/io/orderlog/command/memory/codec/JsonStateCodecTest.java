package io.orderlog.command.memory.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.order.RandomStates;
import io.orderlog.domain.order.OrderState;
import io.orderlog.eventlog.tally.TallyState;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the states of orders, which are nested and have more kinds of components than others. */
class JsonStateCodecTest extends StateCodecContract<OrderState> {

  private record Total(int total) {}

  private record Tallies(TallyState first, List<TallyState> others) {}

  private final StateCodec<OrderState> codec = new JsonStateCodec<>(1, OrderState.class);

  @Override
  protected StateCodec<OrderState> codec() {
    return codec;
  }

  @Override
  protected OrderState next(RandomGenerator random) {
    return new RandomStates(random).next();
  }

  @Override
  protected int types() {
    return 7;
  }

  @Test
  void a_state_of_a_sealed_type_has_its_name() {
    ByteWriter out = new ByteWriter();
    new JsonStateCodec<>(3, TallyState.class).write(new TallyState.Open(7), out);

    assertThat(new ByteReader(out.toBytes()).text()).isEqualTo("{\"state\":\"Open\",\"total\":7}");
  }

  @Test
  void a_record_alone_needs_none() {
    StateCodec<Total> totals = new JsonStateCodec<>(3, Total.class);
    ByteWriter out = new ByteWriter();
    totals.write(new Total(7), out);

    assertThat(new ByteReader(out.toBytes()).text()).isEqualTo("{\"total\":7}");
    assertThat(totals.read(new ByteReader(out.toBytes()))).isEqualTo(new Total(7));
    assertThat(totals.version()).isEqualTo(3);
  }

  @Test
  void a_state_within_a_state_is_read_back() {
    StateCodec<Tallies> tallies = new JsonStateCodec<>(1, Tallies.class);
    Tallies two = new Tallies(new TallyState.Open(7), List.of(new TallyState.Open(8)));
    ByteWriter out = new ByteWriter();
    tallies.write(two, out);

    assertThat(tallies.read(new ByteReader(out.toBytes()))).isEqualTo(two);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "7", "{}", "{\"total\":7}", "{\"state\":\"Open\"}",
      "{\"state\":\"Open\",\"total\":null}", "{\"state\":\"Open\",\"total\":\"7\"}",
      "{\"state\":\"Open\",\"total\":7.5}", "{\"state\":\"Open\",\"total\":7,\"more\":1}",
      "{\"state\":\"Shut\",\"total\":7}"})
  void what_is_not_quite_a_state_is_malformed(String json) {
    ByteReader in = new ByteReader(new ByteWriter().text(json).toBytes());

    assertThatThrownBy(() -> new JsonStateCodec<>(1, TallyState.class).read(in))
        .isInstanceOf(MalformedBytesException.class);
  }
}
