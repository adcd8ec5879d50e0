package io.orderlog.command.memory.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateMemoryTest {

  @Test
  void all_files_of_a_process_together_take_no_more_than_one_alone() {
    for (int files = 1; files <= 16; files++) {
      StateMemory share = StateMemory.OF_A_PROCESS.among(files);

      assertThat(share.cacheMb() * files).isPositive()
          .isLessThanOrEqualTo(StateMemory.OF_A_PROCESS.cacheMb());
      assertThat(share.changesPerWrite() * files).isPositive()
          .isLessThanOrEqualTo(StateMemory.OF_A_PROCESS.changesPerWrite());
    }
  }

  @Test
  void slots_of_two_aggregates_share_what_one_would_have() {
    assertThat(StateMemory.OF_A_PROCESS.among(2 * 4)).isEqualTo(new StateMemory(2, 375));
  }

  @Test
  void a_share_is_never_nothing() {
    assertThat(StateMemory.OF_A_PROCESS.among(100_000)).isEqualTo(new StateMemory(1, 1));
  }
}
