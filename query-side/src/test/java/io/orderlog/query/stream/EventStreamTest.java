package io.orderlog.query.stream;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static io.orderlog.query.OrderStories.id;
import static io.orderlog.query.OrderStories.paid;
import static io.orderlog.query.OrderStories.placed;
import static io.orderlog.query.stream.EventSource.keys;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.RawConnection;
import io.orderlog.projections.Eventually;
import io.orderlog.projections.OrderEvents;
import io.orderlog.projections.database.ReadModelSettings;
import io.orderlog.query.RunningQuerySide;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /events}, over the wire. */
@Tag("long")
@Timeout(120)
class EventStreamTest {

  private static final String QUIET = id(999_999_999);
  private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

  @TempDir
  Path data;

  private RunningQuerySide system;

  @BeforeEach
  void start() {
    system = RunningQuerySide.start(data);
  }

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void a_client_that_comes_and_goes_while_events_happen_gets_each_once() throws Exception {
    int count = 1_000;
    AtomicInteger received = new AtomicInteger();
    List<String> got = new ArrayList<>();
    String lastId;
    try (EventSource events = listen("").awaitBeginning()) {
      lastId = events.lastId();
    }
    CompletableFuture<Void> appending = CompletableFuture.runAsync(
        () -> IntStream.range(0, count).forEach(i -> {
          // A client that has gone leaves its place when there is something to send to it.
          awaitAhead(i, received);
          place(i);
        }));
    try {
      while (got.size() < count) {
        try (EventSource events = listen("", "Last-Event-ID", lastId)) {
          // Those who left before may still have their places.
          if (events.status() == 200) {
            got.addAll(keys(events.next(Math.min(40, count - got.size()))));
            lastId = events.lastId();
          }
        }
        received.set(got.size());
      }
    } finally {
      received.set(count);
      appending.join();
    }
    assertThat(got).containsExactlyInAnyOrderElementsOf(keys(0, count));
  }

  /** At most so many events ahead of the client that comes and goes. */
  private static void awaitAhead(int number, AtomicInteger received) {
    while (number > received.get() + 60) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Test
  void one_order_can_be_followed() throws Exception {
    try (EventSource events = listen("?orderId=" + id(2)).awaitBeginning()) {
      place(1);
      place(2);
      system.log().append(id(1), 2, paid("EUR"));
      system.log().append(id(2), 2, paid("EUR"));
      assertThat(keys(events.next(2))).containsExactly(id(2) + "/1", id(2) + "/2");
    }
  }

  @Test
  void a_stream_has_no_length_whoever_asks() throws IOException {
    try (RawConnection connection = new RawConnection(URI.create(system.url()).getPort())) {
      connection.send("HEAD /events HTTP/1.1\nHost: x\nConnection: close\n\n");
      HttpAnswer head = connection.answerToHead();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("Content-Type")).startsWith("text/event-stream");
      assertThat(head.headers()).doesNotContainKey("Content-Length");
    }
  }

  /** Browsers let a page set no header, and a page may begin anew where it was cut off. */
  @Test
  void a_client_resumes_by_its_address_until_its_own_id_is_newer() throws Exception {
    List<EventSource.Event> all;
    try (EventSource events = listen("").awaitBeginning()) {
      IntStream.range(0, 3).forEach(this::place);
      all = events.next(3);
    }
    String address = "?lastEventId=" + all.get(0).id();
    try (EventSource resumed = listen(address)) {
      assertThat(keys(resumed.next(2))).hasSameElementsAs(keys(all.subList(1, 3)));
    }
    try (EventSource again = listen(address, "Last-Event-ID", all.get(1).id())) {
      assertThat(keys(again.next(1))).isEqualTo(keys(all.subList(2, 3)));
    }
    assertProblem(system.client().get(address("/events", "lastEventId", "0@0,1@999,2@0")),
        410, "position-gone").saysInDetail("leave lastEventId out");
  }

  private String address(String path, String parameter, String place) {
    return path + "?" + parameter + "=" + system.log().log().identity().id() + "/" + place;
  }

  @Test
  void who_follows_a_quiet_order_hears_of_the_stream_while_others_are_busy()
      throws Exception {
    quicken();
    try (BusyLog busy = new BusyLog(); EventSource events = listen("?orderId=" + QUIET)) {
      events.awaitBeginning();
      String beginning = events.lastId();
      busy.await(100);
      events.awaitComment();
      while (events.lastId().equals(beginning)) {
        events.awaitComment();
      }
      // Only what came behind that place is read again.
      String movedOn = events.lastId();
      try (EventSource resumed = listen("", "Last-Event-ID", movedOn).awaitBeginning()) {
        assertThat(resumed.lastId()).isEqualTo(movedOn);
      }
    }
  }

  @Test
  void a_client_that_has_gone_leaves_its_place_while_others_are_busy()
      throws Exception {
    quicken();
    try (BusyLog _ = new BusyLog()) {
      List<EventSource> listeners = new ArrayList<>();
      for (int i = 0; i < RunningQuerySide.MAX_EVENT_CLIENTS; i++) {
        listeners.add(listen("?orderId=" + QUIET).awaitBeginning());
      }
      listeners.forEach(EventSource::close);
      Eventually.holds("room again", () -> {
        try (EventSource again = listen("")) {
          return again.status() == 200;
        } catch (IOException | InterruptedException failure) {
          throw new AssertionError(failure);
        }
      });
    }
  }

  /** Which writes to it wait for, until the server has had enough after half a minute. */
  @Test
  @Tag("faults")
  @Tag("faults-short")
  void a_client_that_takes_nothing_any_more_loses_its_place() throws Exception {
    URI uri = URI.create(system.url());
    List<Socket> deaf = new ArrayList<>();
    for (int i = 0; i < RunningQuerySide.MAX_EVENT_CLIENTS; i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(1_024);
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
      socket.getOutputStream().write(
          "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
      deaf.add(socket);
    }
    Eventually.holds("all listen", () -> clients() == RunningQuerySide.MAX_EVENT_CLIENTS);
    for (int batch = 0; batch < 40; batch++) {
      int first = batch * 500;
      system.log().append(IntStream.range(first, first + 500)
          .mapToObj(i -> OrderEvents.next(id(i), 1, placed("EUR"))).toList());
    }
    long start = System.nanoTime();
    while (clients() > 0) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(100));
    }
    for (Socket socket : deaf) {
      socket.close();
    }
  }

  private int clients() {
    String gauge = "orderlog_event_clients ";
    return system.client().get("/metrics").body().lines().filter(line -> line.startsWith(gauge))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(gauge.length())))
        .findFirst().orElseThrow();
  }

  @Test
  void who_only_asks_for_the_head_is_not_kept() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 2 * RunningQuerySide.MAX_EVENT_CLIENTS; i++) {
        assertThat(client.send(HttpRequest.newBuilder(URI.create(system.url() + "/events"))
            .HEAD().build(), BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      }
    }
  }

  /** A query side for which ten seconds are a fifth of one. */
  private void quicken() {
    system.close();
    system = RunningQuerySide.start(ReadModelSettings.inFolder(data.resolve("2")),
        TimeSource.of(InstantSource.system(), () -> 50 * System.nanoTime()));
  }

  /** Orders that are placed one after the other until it is closed. */
  private final class BusyLog implements AutoCloseable {

    private final AtomicInteger placed = new AtomicInteger();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> {
      while (!stopping.get()) {
        place(placed.incrementAndGet());
        // As long as a broker takes.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    });

    void await(int orders) {
      Eventually.holds("orders", () -> placed.get() >= orders);
    }

    @Override
    public void close() {
      stopping.set(true);
      appending.join();
    }
  }

  @Test
  void no_more_listen_than_there_is_room_for() throws Exception {
    List<EventSource> listeners = new ArrayList<>();
    for (int i = 0; i < RunningQuerySide.MAX_EVENT_CLIENTS; i++) {
      listeners.add(listen("").awaitBeginning());
    }
    assertProblem(system.client().get("/events"), 503, "too-many-listeners").hasRetryAfter();
    listeners.forEach(EventSource::close);
    Eventually.holds("room again", () -> {
      place((int) (System.nanoTime() % 1_000_000_000));
      try (EventSource again = listen("")) {
        return again.status() == 200;
      } catch (IOException | InterruptedException failure) {
        throw new AssertionError(failure);
      }
    });
  }

  @Test
  void streams_end_when_the_query_side_stops() throws Exception {
    try (EventSource events = listen("").awaitBeginning()) {
      system.stopQuerySide();
      assertThat(events.next()).isEmpty();
    }
  }

  private EventSource listen(String parameters, String... headers)
      throws IOException, InterruptedException {
    return new EventSource(system.url() + "/events" + parameters, headers);
  }

  private void place(int number) {
    system.log().append(id(number), 1, placed("EUR"));
  }
}
