package io.orderlog.query.stream;

import static io.orderlog.projections.OrderEvents.placed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.order.OrderEventCodec;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.TestLog;
import io.orderlog.time.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamClientTest {

  private final TestLog log = TestLog.inMemory();
  private final Semaphore catchingUp = new Semaphore(1);
  private final EventHub<OrderEvent> hub = new EventHub<>(log::log, catchingUp);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    hub.close();
    threads.close();
    log.close();
  }

  @Test
  void begins_with_its_place_and_ends_when_the_stream_is_closed() {
    Offsets ends = ends();
    CompletableFuture<Void> running = start(ends, null, System::nanoTime);
    awaitText("retry: 2000\nid: " + new StreamPosition(log.log().identity().id(), ends) + "\n\n");
    hub.close();
    running.join();
  }

  @Test
  void gets_what_happened_since_its_place_and_what_happens_each_once_and_in_order() {
    Offsets from = ends();
    IntStream.range(0, 200).forEach(this::place);
    var _ = start(from, null, System::nanoTime);
    IntStream.range(200, 400).forEach(this::place);
    Eventually.holds("all sent", () -> orders().size() >= 400);
    assertThat(orders()).containsExactlyInAnyOrderElementsOf(
        IntStream.range(0, 400).mapToObj(i -> "order-" + i).toList());
    assertThat(catchingUp.availablePermits()).isEqualTo(1);
  }

  @Test
  void gets_the_events_of_one_aggregate_only_and_its_place_passes_the_others() {
    var _ = start(ends(), "order-2", System::nanoTime);
    awaitText("retry: ");
    place(1);
    place(2);
    place(3);
    log.append("order-2", 2, placed("again"));
    Eventually.holds("sent", () -> orders().size() == 2);
    assertThat(orders()).containsExactly("order-2", "order-2");
    assertThat(text()).doesNotContain("order-1\"", "order-3\"");
  }

  @Test
  void waits_for_a_place_to_read_on_its_own() {
    Offsets from = ends();
    place(1);
    catchingUp.acquireUninterruptibly();
    var _ = start(from, null, System::nanoTime);
    awaitText("retry: ");
    assertThat(orders()).isEmpty();
    catchingUp.release();
    Eventually.holds("sent", () -> orders().equals(List.of("order-1")));
  }

  /** One for whom ten seconds are a hundredth of one. */
  @Test
  void hears_that_the_stream_is_still_there_while_only_others_are_busy() {
    var _ = start(ends(), "quiet", () -> 1_000 * System.nanoTime());
    AtomicInteger number = new AtomicInteger();
    Eventually.holds("heard", () -> {
      place(number.incrementAndGet());
      return text().contains(": still here\n\n");
    });
    assertThat(orders()).isEmpty();
  }

  @Test
  void one_who_has_gone_is_left() {
    EventStreamClient<OrderEvent> client = client(new ByteArrayOutputStream() {
      @Override
      public void flush() throws IOException {
        throw new IOException("gone");
      }
    }, ends(), null, System::nanoTime);
    assertThat(run(client)).failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withMessageContaining("gone");
  }

  private CompletableFuture<Void> start(Offsets from, @Nullable String streamId, Ticker ticker) {
    return run(client(out, from, streamId, ticker));
  }

  private EventStreamClient<OrderEvent> client(ByteArrayOutputStream to, Offsets from,
      @Nullable String streamId, Ticker ticker) {
    return new EventStreamClient<>(hub, log.log(), to, from,
        new EventDocument<>("orderId", OrderEventCodec.create()), streamId, ticker);
  }

  private CompletableFuture<Void> run(EventStreamClient<OrderEvent> client) {
    return CompletableFuture.runAsync(() -> {
      try {
        client.run();
      } catch (IOException | InterruptedException ended) {
        throw new CompletionException(ended);
      }
    }, threads);
  }

  private void place(int number) {
    log.append("order-" + number, 1, placed("customer"));
  }

  private Offsets ends() {
    return log.log().endOffsets(log.log().identity().allPartitions());
  }

  private void awaitText(String expected) {
    Eventually.holds("written: " + expected, () -> text().contains(expected));
  }

  private List<String> orders() {
    return text().lines().filter(line -> line.startsWith("data: "))
        .map(line -> line.replaceFirst(".*\"orderId\":\"([^\"]*)\".*", "$1")).toList();
  }

  private String text() {
    return out.toString(UTF_8);
  }
}
