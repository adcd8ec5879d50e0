package io.orderlog.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededRunsTest {

  @Test
  void a_seed_gives_the_same_numbers_wherever_it_runs() {
    new SeededRuns(List.of(42L)).check(random -> assertThat(random.ints(3, 0, 1000))
        .containsExactly(398, 901, 980));
  }

  @Test
  void every_seed_gives_other_numbers() {
    List<Long> numbers = new ArrayList<>();
    SeededRuns.fixed().check(random -> numbers.add(random.nextLong()));
    assertThat(numbers).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }

  @Test
  void a_failure_names_its_seed_which_brings_it_back() {
    List<Long> numbers = new ArrayList<>();
    SeededRuns runs = new SeededRuns(List.of(7L, 42L, 8L));
    runs.check(random -> numbers.add(random.nextLong()));
    for (SeededRuns failing : List.of(runs, new SeededRuns(List.of(42L)))) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> failing.check(
              random -> assertThat(random.nextLong()).isNotEqualTo(numbers.get(1))))
          .withMessageContaining("-Dorderlog.seed=42:").withMessageContaining("" + numbers.get(1));
    }
  }

  @Test
  void an_exception_is_a_failure_too() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new SeededRuns(List.of(42L)).check(_ -> {
          throw new IllegalStateException("no way");
        }))
        .withMessage("With -Dorderlog.seed=42: no way")
        .withCauseInstanceOf(IllegalStateException.class);
  }
}
