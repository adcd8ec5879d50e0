package io.orderlog.query.freshness;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.projections.OrderEvents.next;
import static io.orderlog.query.OrderStories.id;
import static io.orderlog.query.OrderStories.placed;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent.QuantityChanged;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.RawConnection;
import io.orderlog.projections.OnEveryDatabase;
import io.orderlog.projections.TestDatabase;
import io.orderlog.projections.TestLog;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.query.OrderStories;
import io.orderlog.query.QuerySide;
import io.orderlog.query.RunningQuerySide;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries with a consistency token, against projections that run. */
@Tag("long")
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadYourWritesTest {

  private final Path data;

  @Parameter
  TestDatabase kind;

  private static final int WRITES = 100;
  private static final Duration SHORT_WAIT = Duration.ofMillis(200);

  private ReadModelSettings readModels;
  private RunningQuerySide system;
  private QuerySide impatient;
  private HttpProbe client;

  ReadYourWritesTest(@TempDir Path data) {
    this.data = data;
  }

  @BeforeParameterizedClassInvocation
  void start() {
    readModels = kind.create(data);
    system = RunningQuerySide.start(readModels);
    impatient = RunningQuerySide.querySide(readModels, SHORT_WAIT);
    client = new HttpProbe(impatient.url());
    OrderStories.append(system.log(), id(0), placed("EUR"));
  }

  @AfterParameterizedClassInvocation
  void stop() {
    client.close();
    impatient.close();
    system.close();
  }

  @Test
  void no_answer_is_older_than_what_the_client_just_wrote() {
    system.log().append(id(1), 1, placed("EUR"));
    for (int version = 2; version <= WRITES; version++) {
      LogPosition written =
          system.log().append(id(1), version, new QuantityChanged("pen", 1, 7_345));
      HttpAnswer order = withToken(system.client(), "/orders/" + id(1), written);
      assertThat(order.header("ETag")).isEqualTo('"' + String.valueOf(version) + '"');
    }
  }

  @Test
  void lists_and_histories_wait_too() {
    for (int i = 1; i <= WRITES / 4; i++) {
      LogPosition written = OrderStories.place(system.log(), id(10_000 + i), "lister", i);
      HttpAnswer page = withToken(system.client(), "/orders?customerId=lister", written);
      assertThat(page.json().path("items").get(0).path("orderId").asString())
          .isEqualTo(id(10_000 + i));
      HttpAnswer history = withToken(
          system.client(), "/orders/" + id(10_000 + i) + "/history", written);
      assertThat(history.status()).isEqualTo(200);
    }
  }

  @Test
  void many_clients_wait_at_once_and_each_sees_its_own() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> tags = IntStream.range(0, WRITES)
          .mapToObj(i -> new Written(id(20_000 + i), place(system.log(), id(20_000 + i))))
          .map(written -> threads.submit(() -> withToken(system.client(),
              "/orders/" + written.orderId(), written.position()).header("ETag")))
          .toList();
      for (Future<String> tag : tags) {
        assertThat(tag.get()).isEqualTo("\"1\"");
      }
    }
  }

  private record Written(String orderId, LogPosition position) {}

  private static LogPosition place(TestLog log, String orderId) {
    return log.append(List.of(next(orderId, 1, placed("EUR")))).getFirst();
  }

  @Test
  void a_token_of_another_log_does_not_concern_orders() {
    HttpAnswer answer = client.get("/orders/" + id(0), "Consistency-Token",
        "stock:1@999999999, gift-cards:77@3");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Consistency-Token")).matches("[0-9]+@[0-9]+");
  }

  @Test
  void of_a_list_the_parts_that_concern_orders_are_waited_for() {
    for (String token : List.of("1@999999999", "orders:1@999999999")) {
      HttpAnswer answer = client.get("/orders/" + id(0), "Consistency-Token",
          "stock:0@3, " + token);
      assertProblem(answer, 503, "read-model-behind").saysInDetail(" 1@999999999 ");
    }
  }

  @Test
  void a_read_model_that_is_behind_says_so_when_the_wait_is_over() {
    Instant before = Instant.now();
    HttpAnswer answer = withToken(client, "/orders/" + id(0), new LogPosition(1, 999_999_999));
    Duration waited = Duration.between(before, Instant.now());
    assertProblem(answer, 503, "read-model-behind").hasRetryAfter().saysInDetail("1@999999999");
    assertThat(waited).isBetween(SHORT_WAIT, SHORT_WAIT.plusSeconds(5));
  }

  @Test
  void the_wait_is_no_longer_when_the_clock_is_set_back_meanwhile() {
    AtomicReference<Instant> timeOfDay = new AtomicReference<>(Instant.now());
    TimeSource setBack = TimeSource.of(
        () -> timeOfDay.getAndUpdate(now -> now.minusSeconds(600)), System::nanoTime);
    try (QuerySide querySide = RunningQuerySide.querySide(readModels, SHORT_WAIT, () -> {
      throw new LogUnavailableException("there is no log here", null);
    }, setBack);
        HttpProbe asking = new HttpProbe(querySide.url())) {
      long before = System.nanoTime();
      assertProblem(withToken(asking, "/orders/" + id(0), new LogPosition(1, 999_999_999)),
          503, "read-model-behind");
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(SHORT_WAIT, SHORT_WAIT.plusSeconds(20));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "x@1", "1@", "@1", "-1@1", "1@-1", "1@1@1", "01@1", "1 @ 1",
      "1@9999999999999999999", "9999999999@1", ",", "1@1 2@2", "1@1, x", "1@1;2@2", "Stock:1@1",
      ":1@1",
      "\"1@1\""})
  void what_is_no_token_is_refused(String token) {
    for (String path : List.of("/orders/" + id(0), "/orders", "/orders/" + id(0) + "/history")) {
      assertProblem(client.get(path, "Consistency-Token", token), 400, "invalid-request")
          .hasErrorsIn("Consistency-Token");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0@0, 1@999999999", "1@999999999,0@0", "1@0, 1@999999999, 1@0",
      "0@0\nConsistency-Token: 1@999999999", "1@999999999\nConsistency-Token: 0@0"})
  void all_tokens_of_a_list_and_of_all_its_lines_count(String tokens) throws IOException {
    HttpAnswer answer = RawConnection.exchange(URI.create(impatient.url()).getPort(), "GET /orders/"
        + id(0) + " HTTP/1.1\nHost: x\nConnection: close\nConsistency-Token: " + tokens + "\n\n");
    assertProblem(answer, 503, "read-model-behind").saysInDetail("1@999999999");
  }

  @Test
  void a_list_of_tokens_waits_for_all_of_them() {
    for (int i = 1; i <= WRITES / 4; i++) {
      LogPosition first = OrderStories.place(system.log(), id(30_000 + i), "two", i);
      LogPosition second = OrderStories.place(system.log(), id(40_000 + i), "two", i);
      HttpAnswer page = system.client().get("/orders?customerId=two&limit=200",
          "Consistency-Token", first + "," + second);
      assertThat(page.json().path("items")).hasSize(2 * i);
    }
  }

  @Test
  void a_token_of_a_partition_that_the_log_does_not_have_is_refused_at_once() {
    LogPosition nowhere = new LogPosition(TestLog.PARTITIONS, 0);
    assertProblem(withToken(system.client(), "/orders/" + id(0), nowhere), 400, "invalid-request")
        .hasErrorsIn("Consistency-Token");
  }

  private static HttpAnswer withToken(HttpProbe client, String path, LogPosition token) {
    return client.get(path, "Consistency-Token", token.toString());
  }
}
