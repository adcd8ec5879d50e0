package io.orderlog.domain.stock;

import static io.orderlog.domain.stock.StockExamples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.SeededRuns;
import io.orderlog.domain.stock.Reservation.Confirmed;
import io.orderlog.domain.stock.Reservation.Held;
import io.orderlog.domain.stock.Reservation.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table against a plain list that does the same. */
class ReservationsTest {

  @Test
  void does_what_a_plain_list_does() {
    SeededRuns.fixedAndFresh().check(random -> {
      Reservations table = Reservations.NONE;
      List<Reservation> plain = new ArrayList<>();
      int steps = random.nextInt(60);
      for (int i = 0; i < steps; i++) {
        table = step(random, table, plain);
        assertSame(table, plain);
      }
      assertThat(Reservations.of(table.opened(), plain.reversed())).isEqualTo(table)
          .hasSameHashCodeAs(table);
    });
  }

  /** Few ids, so that some share a bucket and some come again. */
  private static Reservations step(
      RandomGenerator random, Reservations table, List<Reservation> plain) {
    String id = List.of("Aa", "BB", "C#", "x", "y", "z", "").get(random.nextInt(7));
    Standing standing = random.nextInt(3) == 0
        ? new Confirmed()
        : new Held(NOON.plusSeconds(random.nextInt(5)));
    Optional<Reservation> open = table.find(id);
    if (open.isEmpty()) {
      int quantity = random.nextInt(1, 10);
      plain.add(new Reservation(table.opened() + 1, id, quantity, standing));
      return table.with(id, quantity, standing);
    }
    if (random.nextBoolean()) {
      plain.replaceAll(each -> each.id().equals(id) ? each.with(standing) : each);
      return table.with(open.get(), standing);
    }
    plain.removeIf(each -> each.id().equals(id));
    return table.without(open.get());
  }

  private static void assertSame(Reservations table, List<Reservation> plain) {
    assertThat(table.all()).isEqualTo(plain);
    assertThat(table.count()).isEqualTo(plain.size());
    assertThat(table.units()).isEqualTo(plain.stream().mapToLong(Reservation::quantity).sum());
    assertThat(table.firstToEnd()).isEqualTo(plain.stream()
        .filter(each -> each.standing() instanceof Held)
        .min(Comparator.comparing(each -> ((Held) each.standing()).until())));
    assertThat(table.newestHoldsFirst()).isEqualTo(Stream.concat(
        plain.reversed().stream().filter(each -> each.standing() instanceof Held),
        plain.reversed().stream().filter(each -> each.standing() instanceof Confirmed)).toList());
  }

  @Test
  void keeps_what_it_was_when_another_is_made_of_it() {
    Reservations one = Reservations.NONE.with("a", 1, new Confirmed());
    assertThat(one.with("b", 2, new Confirmed()).without(one.all().getFirst()).units())
        .isEqualTo(2);
    assertThat(one.units()).isEqualTo(1);
    assertThat(Reservations.NONE.count()).isZero();
  }

  @Test
  void takes_no_stored_ones_that_cannot_have_been_together() {
    Reservation first = new Reservation(1, "a", 1, new Confirmed());
    assertThatThrownBy(() -> Reservations.of(0, List.of(first)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Reservations.of(2,
        List.of(first, new Reservation(2, "a", 1, new Confirmed()))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Reservations.of(2,
        List.of(first, new Reservation(1, "b", 1, new Confirmed()))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Reservations.of(1,
        List.of(new Reservation(1, "a", 0, new Confirmed()))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
