package io.orderlog.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadModelsTest {

  @Test
  void who_waits_goes_on_when_all_is_applied() {
    AtomicLong applied = new AtomicLong();
    ReadModels oneMoreEachTime = applied::incrementAndGet;
    oneMoreEachTime.awaitApplied(5);
    assertThat(applied).hasValue(5);
  }
}
