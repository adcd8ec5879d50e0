package io.orderlog.projections.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdFilterTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void never_lacks_an_id_that_was_added_and_seldom_holds_another(long seed) {
    Random random = new Random(seed);
    StreamIdFilter filter = new StreamIdFilter();
    List<String> added = ids(random, 50_000);
    added.forEach(filter::add);

    assertThat(added).allMatch(filter::mayHold);
    assertThat(ids(random, 50_000).stream().filter(filter::mayHold)).hasSizeLessThan(500);
  }

  /** Of all shapes and lengths, as an id is whatever an aggregate makes of it. */
  private static List<String> ids(Random random, int count) {
    return IntStream.range(0, count).mapToObj(_ -> random.nextBoolean()
        ? new UUID(random.nextLong(), random.nextLong()).toString()
        : "tally-" + random.nextLong()).toList();
  }
}
