package io.orderlog.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogIdentityTest {

  /** The values are fixed: another partition for an old order would hide its history. */
  @ParameterizedTest
  @CsvSource(textBlock = """
      018f4e6c-7d2a-7c3b-9e1f-0a2b3c4d5e6f, 4, 10, 14
      00000000-0000-0000-0000-000000000000, 3, 9, 37
      f47ac10b-58cc-4372-a567-0e02b2c3d479, 2, 2, 46
      order-1, 4, 10, 26
      bestellung-ä, 3, 9, 69
      注文-😀, 2, 2, 86
      """)
  void a_stream_stays_in_its_partition(String streamId, int of6, int of12, int of100) {
    assertThat(identity(6).partitionOf(streamId)).isEqualTo(of6);
    assertThat(identity(12).partitionOf(streamId)).isEqualTo(of12);
    assertThat(identity(100).partitionOf(streamId)).isEqualTo(of100);
  }

  @Test
  void names_all_its_partitions() {
    assertThat(identity(3).allPartitions()).isEqualTo(Set.of(0, 1, 2));
  }

  private static LogIdentity identity(int partitions) {
    return new LogIdentity("orders.events", "an-id", partitions);
  }
}
