package io.orderlog.query;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.JavaProcess;
import io.orderlog.projections.PostgresServer;
import io.orderlog.projections.SharedPostgres;
import io.orderlog.projections.database.ReadModelDatabase;
import io.orderlog.projections.database.ReadModelSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What clients and operators are told while the database of the read models is away. */
@Tag("faults")
@Tag("faults-short")
@ExtendWith(SharedPostgres.class)
@Timeout(300)
class DatabaseAwayTest {

  /** Three seconds are meant; a busy machine may take longer. */
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int CLIENTS = 40;

  @Test
  void queries_are_soon_refused_when_it_vanishes_without_a_word(PostgresServer installed)
      throws Exception {
    try (PostgresServer server = PostgresServer.startIfInstalled().orElseThrow();
        RunningQuerySide system = RunningQuerySide.start(server.createDatabase());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // As many connections as there may be, of which the pool believes that they are alive.
      assertThat(atOnce(threads, system)).allSatisfy(
          answer -> assertThat(answer.status()).isEqualTo(200));
      server.freeze();
      for (int i = 0; i < 2; i++) {
        long before = System.nanoTime();
        Future<HttpAnswer> ready =
            threads.submit(() -> system.client().get("/health/ready"));
        assertThat(atOnce(threads, system)).allSatisfy(
            answer -> assertProblem(answer, 503, "read-model-unavailable").hasRetryAfter());
        assertThat(ready.get().status()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON);
      }
      server.thaw();
      Eventually.holds("back", () -> system.client().get("/orders").status() == 200);
    }
  }

  @Test
  void queries_are_soon_refused_when_the_process_that_serves_a_file_is_frozen(
      @TempDir Path data) throws Exception {
    try (JavaProcess serving = JavaProcess.start(Serving.class, data.toString())) {
      serving.awaitLine("open");
      try (QuerySide querySide = RunningQuerySide.querySide(
          ReadModelSettings.inFolder(data), Duration.ZERO);
          HttpProbe client = new HttpProbe(querySide.url())) {
        assertThat(reasons(client)).contains("has not been built yet");
        serving.freeze();
        long before = System.nanoTime();
        assertProblem(client.get("/orders"), 503, "read-model-unavailable").hasRetryAfter();
        assertThat(reasons(client)).contains("cannot be used");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(SOON.multipliedBy(2));
        serving.unfreeze();
        Eventually.holds("back", () -> reasons(client).contains("has not been built yet"));
      }
    }
  }

  /** Opens the file, so that it serves it, until it is killed. */
  static final class Serving {

    public static void main(String[] arguments) throws IOException {
      try (ReadModelDatabase _ = ReadModelDatabase.open(
          ReadModelSettings.inFolder(Path.of(arguments[0])))) {
        System.out.println("open");
        System.in.read();
      }
    }
  }

  @Test
  void counters_stay_while_it_is_away(PostgresServer installed)
      throws Exception {
    try (PostgresServer server = PostgresServer.startIfInstalled().orElseThrow();
        RunningQuerySide system = RunningQuerySide.start(server.createDatabase())) {
      AtomicInteger next = new AtomicInteger(1);
      // What was there at the first look is not counted, so there has to be more.
      Eventually.holds("counted", () -> {
        system.log().appendOrders(next.getAndIncrement(), 1);
        return system.counted("orders") > 0;
      });
      double before = system.counted("orders");
      server.stop();
      Eventually.holds("seen", () -> system.client().get("/metrics").body()
          .contains("orderlog_projection_lag_events{projection=\"orders\"} NaN"));
      double whileAway = system.counted("orders");
      assertThat(whileAway).isGreaterThanOrEqualTo(before);
      assertThat(system.client().get("/metrics").body().lines()
          .filter(line -> line.contains("_total") && line.endsWith("NaN"))).isEmpty();
      assertProblem(system.client().get("/orders"), 503, "read-model-unavailable");
      assertThat(system.counted("orders")).isEqualTo(whileAway);
      server.start();
      system.log().appendOrders(next.get(), 10);
      // Twice as many offsets as orders, and the ends of their transactions.
      Eventually.holds("counted on", () -> system.counted("orders") >= whileAway + 20);
    }
  }

  private static String reasons(HttpProbe client) {
    return client.get("/health/ready").json().path("reasons").toString();
  }

  private static List<HttpAnswer> atOnce(ExecutorService threads, RunningQuerySide system)
      throws Exception {
    List<Future<HttpAnswer>> asked = IntStream.range(0, CLIENTS)
        .mapToObj(_ -> threads.submit(() -> system.client().get("/orders"))).toList();
    List<HttpAnswer> answers = new ArrayList<>();
    for (Future<HttpAnswer> each : asked) {
      answers.add(each.get());
    }
    return answers;
  }
}
