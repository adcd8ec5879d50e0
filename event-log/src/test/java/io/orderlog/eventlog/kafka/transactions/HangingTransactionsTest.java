package io.orderlog.eventlog.kafka.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HangingTransactionsTest {

  private static final HangingTransaction OF_ITS_COORDINATOR_NOTHING_WAS_SEEN = at(7, 1);
  private static final HangingTransaction CERTAIN =
      OF_ITS_COORDINATOR_NOTHING_WAS_SEEN.asCertain();

  @Test
  void one_whose_coordinator_has_just_come_up_hangs_all_the_while() {
    assertThat(HangingTransactions.bothTimes(
        Set.of(OF_ITS_COORDINATOR_NOTHING_WAS_SEEN), Set.of(CERTAIN))).containsExactly(CERTAIN);
    assertThat(HangingTransactions.bothTimes(
        Set.of(CERTAIN), Set.of(OF_ITS_COORDINATOR_NOTHING_WAS_SEEN))).containsExactly(CERTAIN);
  }

  @Test
  void what_has_ended_or_begun_between_two_looks_does_not_hang() {
    assertThat(HangingTransactions.bothTimes(Set.of(CERTAIN, at(9, 2)), Set.of(at(9, 3), at(8, 2))))
        .isEmpty();
    assertThat(HangingTransactions.bothTimes(Set.of(), Set.of(CERTAIN))).isEmpty();
  }

  private static HangingTransaction at(long startOffset, long producerId) {
    return new HangingTransaction(new TopicPartition("orders.events", 0), startOffset, producerId,
        (short) 0, 0, false);
  }
}
