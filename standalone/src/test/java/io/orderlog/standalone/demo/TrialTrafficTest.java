package io.orderlog.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.http.HttpAnswer;
import io.orderlog.standalone.InnerSystem;
import io.orderlog.standalone.RunningSystem;
import io.orderlog.standalone.SharedSystem;
import io.orderlog.standalone.demo.traffic.DemoFailedException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("long")
@ExtendWith(SharedSystem.class)
class TrialTrafficTest {

  @Test
  void a_running_system_answers_all_of_it(InnerSystem system)
      throws IOException, InterruptedException {
    new TrialTraffic(system.commandUrl(), system.queryUrl(), System::nanoTime)
        .play(Duration.ZERO);
    HttpAnswer delivered = system.queries().get("/orders?status=DELIVERED&limit=1");
    assertThat(delivered.json().path("items")).hasSize(1);
  }

  @Test
  void a_system_that_has_gone_is_told() {
    URI nobody = URI.create("http://127.0.0.1:" + RunningSystem.freePort());
    // Each look at the clock is a second later than the one before.
    AtomicLong seconds = new AtomicLong();
    assertThatThrownBy(() -> new TrialTraffic(nobody, nobody,
        () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos()).play(Duration.ZERO))
        .isInstanceOf(DemoFailedException.class).hasMessageContaining("did not take a command");
  }
}
