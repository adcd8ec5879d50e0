package io.orderlog.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

  @Test
  void a_load_to_its_end_counts_every_request_that_the_server_has_taken() {
    AtomicLong taken = new AtomicLong();
    Javalin server = Javalin.create(config -> {
      config.startup.showJavalinBanner = false;
      config.routes.post("/orders", context -> {
        taken.incrementAndGet();
        context.status(201).result("placed");
      });
    }).start("127.0.0.1", 0);
    try {
      LoadResult result = new HttpLoad(URI.create("http://127.0.0.1:" + server.port()), 8,
          HttpLoad.NO_PACE, Requests.placeOrder(new SplittableRandom(1)))
          .runToEnd(Duration.ofMillis(50));
      assertThat(result.count(201)).isPositive().isEqualTo(taken.get());
    } finally {
      server.stop();
    }
  }
}
