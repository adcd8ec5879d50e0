package io.orderlog.domain.wait;

import static io.orderlog.domain.wait.WaitExamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.SeededRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The table against a plain list that does the same. */
class WaitersTest {

  @Test
  void does_what_a_plain_list_does() {
    SeededRuns.fixedAndFresh().check(random -> {
      Waiters table = Waiters.NONE;
      List<Waiter> plain = new ArrayList<>();
      int steps = random.nextInt(60);
      for (int i = 0; i < steps; i++) {
        table = step(random, table, plain);
        assertThat(table.all()).isEqualTo(plain);
        assertThat(table.count()).isEqualTo(plain.size());
        assertThat(table.longest(3)).isEqualTo(plain.stream().limit(3).toList());
      }
      assertThat(Waiters.of(table.joined(), plain.reversed())).isEqualTo(table)
          .hasSameHashCodeAs(table);
    });
  }

  /** Few addresses, so that some share a bucket and some come again. */
  private static Waiters step(RandomGenerator random, Waiters table, List<Waiter> plain) {
    String email = List.of("Aa@x", "BB@x", "C#@x", "x@x", "y@x").get(random.nextInt(5));
    Optional<Waiter> there = plain.stream().filter(each -> each.email().equals(email)).findFirst();
    assertThat(table.findAddress(email)).isEqualTo(there);
    if (there.isPresent()) {
      assertThat(table.find(there.get().id())).isEqualTo(there);
      plain.remove(there.get());
      return table.without(there.get());
    }
    String waitId = id((int) table.joined() + 1);
    assertThat(table.find(waitId)).isEmpty();
    plain.add(new Waiter(table.joined() + 1, waitId, email));
    return table.with(waitId, email);
  }

  @Test
  void keeps_what_it_was_when_another_is_made_of_it() {
    Waiters one = Waiters.NONE.with(id(1), "a@x");
    assertThat(one.with(id(2), "b@x").without(one.all().getFirst()).all())
        .extracting(Waiter::id).containsExactly(id(2));
    assertThat(one.count()).isEqualTo(1);
    assertThat(Waiters.NONE.all()).isEmpty();
  }

  @Test
  void takes_no_stored_ones_that_cannot_have_waited_together() {
    Waiter first = new Waiter(1, id(1), "a@x");
    for (List<Waiter> stored : List.of(List.of(new Waiter(3, id(1), "a@x")),
        List.of(first, new Waiter(1, id(2), "b@x")), List.of(first, new Waiter(2, id(1), "b@x")),
        List.of(first, new Waiter(2, id(2), "A@x")), List.of(new Waiter(0, id(1), "a@x")))) {
      assertThatThrownBy(() -> Waiters.of(2, stored)).as("%s", stored)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
