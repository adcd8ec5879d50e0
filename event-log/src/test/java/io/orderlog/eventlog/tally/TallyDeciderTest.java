package io.orderlog.eventlog.tally;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.eventlog.tally.TallyCommand.Add;
import io.orderlog.eventlog.tally.TallyEvent.Added;
import io.orderlog.eventlog.tally.TallyEvent.Filled;
import io.orderlog.eventlog.tally.TallyState.Full;
import io.orderlog.eventlog.tally.TallyState.Open;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TallyDeciderTest {

  private final TallyDecider decider = new TallyDecider();

  @Test
  void a_tally_grows_until_it_is_full() {
    assertThat(decider.decide(new Add(7), decider.initial())).isEqualTo(accept(new Added(7)));
    assertThat(decider.decide(new Add(40), new Open(60)))
        .isEqualTo(accept(new Added(40), new Filled(100)));
    assertThat(decider.decide(new Add(41), new Open(60)))
        .isEqualTo(reject(new TallyRejection.TooMuch(40)));
    assertThat(decider.decide(new Add(1), new Full()))
        .isEqualTo(reject(new TallyRejection.AlreadyFull()));
  }

  @Test
  void what_happened_is_added_up() {
    TallyState state = Stream.of(new Added(60), new Added(40), new Filled(100))
        .reduce(decider.initial(), decider::evolve, (one, _) -> one);

    assertThat(state).isEqualTo(new Full());
    assertThatThrownBy(() -> decider.evolve(state, new Added(1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> decider.evolve(new Open(99), new Filled(100)))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 101})
  void an_amount_out_of_bounds_is_no_command(int amount) {
    assertThatThrownBy(() -> new Add(amount)).isInstanceOf(InvalidCommandException.class);
  }

  @ParameterizedTest
  @MethodSource("events")
  void events_are_written_and_read(TallyEvent event) {
    var codec = TallyLog.TALLIES.codec();

    assertThat(codec.decode(codec.typeOf(event), codec.encode(event))).isEqualTo(event);
  }

  static Stream<TallyEvent> events() {
    return Stream.of(new Added(3), new Filled(100));
  }
}
