package io.orderlog.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.http.HttpAnswer;
import io.orderlog.simulators.Faults.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes wrong if it is asked for. */
class FaultsTest extends SimulatorsFixture {

  @Test
  void nothing_goes_wrong_unless_it_is_asked_for() {
    assertThat(struck(Faults.none(), "key")).doesNotContain(true);
  }

  @Test
  void a_seed_does_the_same_again_and_a_retry_may_fare_better() {
    Map<Kind, Integer> half = Map.of(Kind.ERROR, 50);
    List<Boolean> first = struck(new Faults(7, half), "key");
    assertThat(first).contains(true, false);
    assertThat(struck(new Faults(7, half), "key")).isEqualTo(first);
    assertThat(struck(new Faults(8, half), "key")).isNotEqualTo(first);
    assertThat(struck(new Faults(7, half), "another")).isNotEqualTo(first);
    assertThat(first.stream().filter(struck -> struck).count()).isBetween(350L, 650L);
  }

  @Test
  void a_call_that_is_refused_is_not_carried_out() {
    start(Optional.empty(), Map.of(Kind.ERROR, 100));
    HttpAnswer answer = pay("key-1", "order-1", "ok");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(ledger().path("calls")).isEmpty();
  }

  @Test
  void a_call_whose_answer_is_lost_was_carried_out_once() {
    start(Optional.empty(), Map.of(Kind.LOST_ANSWER, 100));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> pay("key-1", "order-1", "ok"))
          .isInstanceOf(UncheckedIOException.class);
    }
    assertThat(client().get("/v1/payments?reference=order-1").json().path("items")).hasSize(1);
    assertThat(ledger().path("calls")).hasSize(1);
  }

  @Test
  void retries_get_through() {
    start(Optional.empty(), Map.of(Kind.LOST_ANSWER, 30, Kind.ERROR, 30));
    for (int i = 0; i < 20; i++) {
      payUntilAnswered("key-" + i);
    }
    assertThat(ledger().path("payments")).hasSize(20);
    assertThat(ledger().at("/sums/0/authorised").asLong()).isEqualTo(20 * 1990);
  }

  private void payUntilAnswered(String key) {
    for (int attempt = 0; attempt < 1_000; attempt++) {
      try {
        if (pay(key, "order-1", "ok").status() == 201) {
          return;
        }
      } catch (UncheckedIOException lost) {
        assertThat(lost).hasCauseInstanceOf(IOException.class);
      }
    }
    throw new AssertionError("no answer for " + key);
  }

  private static List<Boolean> struck(Faults faults, String key) {
    return IntStream.range(0, 1_000).mapToObj(_ -> faults.strikes(Kind.ERROR, key)).toList();
  }
}
