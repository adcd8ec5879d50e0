package io.orderlog.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsTest {

  private static final int PARTITIONS = 6;

  @Test
  void a_partition_that_is_not_named_is_at_its_beginning() {
    Offsets offsets = Offsets.at(3, 17);

    assertThat(offsets.of(3)).isEqualTo(17);
    assertThat(offsets.of(2)).isZero();
    assertThat(offsets.partitions()).containsExactly(3);
    assertThat(Offsets.NONE.isEmpty()).isTrue();
    assertThat(Offsets.atStart(List.of(2, 3)).isEmpty()).isFalse();
    assertThat(Offsets.atStart(List.of(2, 3))).isNotEqualTo(Offsets.NONE)
        .isEqualTo(Offsets.at(2, 0).with(Offsets.at(3, 0)));
  }

  @Test
  void what_is_before_an_offset_is_covered_and_what_is_at_it_is_not() {
    Offsets offsets = Offsets.at(3, 17);

    assertThat(offsets.covers(new LogPosition(3, 16))).isTrue();
    assertThat(offsets.covers(new LogPosition(3, 17))).isFalse();
    assertThat(offsets.covers(new LogPosition(2, 0))).isFalse();
  }

  @Test
  void being_ahead_in_one_partition_makes_up_for_nothing_in_another() {
    Offsets at = new Offsets(Map.of(0, 5L, 1, 9L));
    Offsets ends = new Offsets(Map.of(0, 8L, 1, 2L, 2, 1L));

    assertThat(at.behind(ends)).isEqualTo(3 + 1);
    assertThat(at.behind(0, ends)).isEqualTo(3);
    assertThat(at.behind(1, ends)).isZero();
    assertThat(at.reaches(ends)).isFalse();
    assertThat(at.firstBeyond(ends)).hasValue(1);
  }

  @Test
  void the_end_of_a_partition_that_nobody_names_is_its_beginning() {
    assertThat(Offsets.at(1, 4).reaches(Offsets.NONE)).isTrue();
    assertThat(Offsets.at(1, 4).behind(Offsets.NONE)).isZero();
    assertThat(Offsets.at(1, 4).firstBeyond(Offsets.NONE)).hasValue(1);
    assertThat(Offsets.at(1, 4).atMost(Offsets.NONE)).isEqualTo(Offsets.at(1, 0));
  }

  @Test
  void neither_what_they_were_made_of_nor_who_looks_at_them_changes_them() {
    Map<Integer, Long> mutable = new HashMap<>(Map.of(0, 1L));
    Offsets offsets = new Offsets(mutable);
    mutable.put(0, 2L);

    assertThat(offsets).isEqualTo(Offsets.at(0, 1)).hasSameHashCodeAs(Offsets.at(0, 1));
    assertThat(offsets.byPartition()).isUnmodifiable();
    assertThat(offsets.partitions()).isUnmodifiable();
  }

  @Test
  void are_in_the_order_of_the_partitions() {
    Offsets offsets = new Offsets(Map.of(100, 1L, 7, 2L, 31, 3L));

    assertThat(offsets.byPartition().keySet()).containsExactly(7, 31, 100);
    assertThat(offsets).hasToString("7@2, 31@3, 100@1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void hold_together_whatever_they_are(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      Offsets some = any(random);
      Offsets others = any(random);
      assertComparable(some, others);
      assertCombined(some, others);
    }
  }

  private static void assertComparable(Offsets at, Offsets ends) {
    assertThat(at.reaches(ends)).as("%s reaches %s", at, ends)
        .isEqualTo(at.behind(ends) == 0)
        .isEqualTo(ends.firstBeyond(at).isEmpty())
        .isEqualTo(IntStream.range(0, PARTITIONS).allMatch(
            partition -> at.of(partition) >= ends.of(partition)));
    assertThat(at.behind(ends)).as("%s behind %s", at, ends).isEqualTo(
        IntStream.range(0, PARTITIONS).mapToLong(partition -> at.behind(partition, ends)).sum());
    assertThat(at.behind(ends) - ends.behind(at)).isEqualTo(ends.sum() - at.sum());
    at.firstBeyond(ends).ifPresent(partition -> assertThat(
        ends.covers(new LogPosition(partition, at.of(partition) - 1))).isFalse());
  }

  private static void assertCombined(Offsets some, Offsets others) {
    assertThat(some.with(others).only(others.partitions())).isEqualTo(others);
    assertThat(some.with(others).only(some.partitions()).partitions())
        .isEqualTo(some.partitions());
    assertThat(some.only(others.partitions()).partitions())
        .isSubsetOf(some.partitions()).isSubsetOf(others.partitions());
    Offsets bounded = some.atMost(others);
    assertThat(bounded.partitions()).isEqualTo(some.partitions());
    assertThat(some.reaches(bounded)).isTrue();
    assertThat(others.reaches(bounded)).isTrue();
    assertThat(bounded.equals(some)).isEqualTo(others.reaches(some));
  }

  /** Few partitions and small offsets, so that equal ones are met. */
  private static Offsets any(Random random) {
    Set<Integer> partitions = random.ints(random.nextInt(PARTITIONS), 0, PARTITIONS).boxed()
        .collect(Collectors.toSet());
    return new Offsets(partitions.stream().collect(
        Collectors.toMap(partition -> partition, _ -> random.nextLong(5))));
  }
}
