package io.orderlog.eventlog.writers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriterSlotsTest {

  @Test
  void partitions_are_dealt_out_over_the_slots() {
    WriterSlots two = new WriterSlots(2, 5);

    assertThat(two.partitionsOf(0)).containsExactlyInAnyOrder(0, 2, 4);
    assertThat(two.partitionsOf(1)).containsExactlyInAnyOrder(1, 3);
    assertThat(new WriterSlots(1, 2).partitionsOf(0)).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void the_slot_of_a_partition_is_the_one_whose_partition_it_is() {
    WriterSlots slots = new WriterSlots(3, 10);

    assertThat(IntStream.range(0, 10)).allSatisfy(partition -> assertThat(slots.all()
        .filter(slot -> slots.partitionsOf(slot).contains(partition)))
        .containsExactly(slots.slotOf(partition)));
  }
}
