package io.orderlog.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ProcessUsageTest {

  private final long own = ProcessHandle.current().pid();

  @Test
  void a_jvm_has_some_megabytes_in_memory_and_shares_few_of_them() {
    double resident = ProcessUsage.residentMegabytes(own);
    assertThat(resident).isBetween(10.0, 10_000.0);
    assertThat(ProcessUsage.residentMegabytes(List.of(own))).isBetween(10.0, resident * 1.5);
  }

  @Test
  void processor_time_is_that_of_the_process() {
    double told = ProcessUsage.processorSeconds(List.of(own));
    double known = usedByItself();
    while (usedByItself() < known + 0.5) {
      Thread.onSpinWait();
    }
    double tellsNow = ProcessUsage.processorSeconds(List.of(own));
    // Both count in hundredths. Children that have ended before count in one of them only.
    assertThat(tellsNow - told).isBetween(0.4, usedByItself() - known + 0.1);
  }

  private static double usedByItself() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }
}
