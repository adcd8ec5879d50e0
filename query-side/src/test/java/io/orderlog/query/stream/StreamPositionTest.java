package io.orderlog.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.Offsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPositionTest {

  private static final LogIdentity LOG = new LogIdentity("orders.events", "uq3Bz", 3);

  @Test
  void reads_what_it_writes() {
    StreamPosition position =
        new StreamPosition("uq3Bz", new Offsets(Map.of(2, 0L, 0, 12L, 1, 7L)));

    assertThat(position).hasToString("uq3Bz/0@12,1@7,2@0");
    assertThat(StreamPosition.parse("uq3Bz/0@12,1@7,2@0", LOG)).contains(position);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "uq3Bz", "uq3Bz/", "uq3Bz/0@12,1@7", "uq3Bz/0@12,1@7,2@0,3@1",
      "uq3Bz/0@12,1@7,3@0", "uq3Bz/1@7,0@12,2@0", "uq3Bz/0@12,1@7,2@0,", "uq3Bz/0@12,1@7,1@8,2@0",
      "uq3Bz/0@12,1@7,2@-1", "other/0@12,1@7,2@0"})
  void takes_nothing_but_a_whole_place_in_this_log(String text) {
    assertThat(StreamPosition.parse(text, LOG)).isEmpty();
  }
}
