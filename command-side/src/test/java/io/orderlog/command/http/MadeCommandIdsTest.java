package io.orderlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeCommandIdsTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:15:30.123456789Z");

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
  private final MadeCommandIds ids = new MadeCommandIds(time::get, UUID::randomUUID);

  @Test
  void one_has_a_uuid_of_version_7_with_the_time_in_it() {
    UUID uuid = uuidIn(ids.get());
    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    // 456,789 of a million parts, in 4,096ths.
    assertThat(uuid.getMostSignificantBits() & 0xfff).isEqualTo(1871);
  }

  @Test
  void what_the_time_leaves_free_is_random() {
    UUID random = UUID.fromString("00000000-0000-4000-bfff-fffffffffffe");
    assertThat(new MadeCommandIds(time::get, () -> random).get()).endsWith("-bfff-fffffffffffe");
  }

  @Test
  void they_grow_while_the_clock_stands_still() {
    assertGrowing(Stream.generate(ids).limit(10_000).toList());
  }

  @Test
  void they_grow_when_the_clock_is_set_back() {
    String first = ids.get();
    time.set(NOW.minusSeconds(3600));
    String second = ids.get();
    time.set(NOW.plusSeconds(1));
    assertGrowing(List.of(first, second, ids.get()));
  }

  @Test
  void they_are_made_before_1970_too() {
    time.set(Instant.parse("1969-12-31T23:59:59Z"));
    assertGrowing(List.of(ids.get(), ids.get()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "made-", "0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b",
      "made-0190a0b1-c2d3-4e4f-8a9b-0c1d2e3f4a5b", "made-0190a0b1-c2d3-7e4f-ca9b-0c1d2e3f4a5b",
      "made-0190A0B1-c2d3-7e4f-8a9b-0c1d2e3f4a5b", "Made-0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b",
      "made-0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b\n", "made-0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b2"})
  void nothing_else_has_a_uuid(String commandId) {
    assertThat(MadeCommandIds.uuidIn(commandId)).isEmpty();
  }

  private static void assertGrowing(List<String> made) {
    assertThat(made).isSorted().doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(MadeCommandIds.uuidIn(id)).isPresent());
  }

  private static UUID uuidIn(String commandId) {
    return UUID.fromString(MadeCommandIds.uuidIn(commandId).orElseThrow());
  }
}
