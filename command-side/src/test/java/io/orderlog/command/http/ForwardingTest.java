package io.orderlog.command.http;

import static io.orderlog.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.CommandIdInFlight;
import io.orderlog.command.CommandOutcome.Rejected;
import io.orderlog.command.CommandOutcome.VersionMismatch;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.ProcessIdentity;
import io.orderlog.command.order.OrderRoutes;
import io.orderlog.command.route.Routed;
import io.orderlog.command.route.Routing;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderRejection.LastLine;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import io.orderlog.http.HttpServer;
import io.orderlog.http.RawConnection;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A command that comes to a process whose writer it is not. */
class ForwardingTest {

  private static final String PLACING = """
      {"customerId":"customer-ü","currency":"EUR",
       "lines":[{"sku":"sku-1","quantity":2,"unitPrice":"10.00"}]}""";
  private static final String ORDER_ID = "0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b";
  private static final String CANCEL_PATH = "/orders/" + ORDER_ID + "/cancel";
  private static final String CANCEL = "{\"reason\":\"why\"}";
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final List<CommandEnvelope<OrderCommand>> received = new CopyOnWriteArrayList<>();

  @AfterEach
  void closeAll() throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  @Test
  void the_owner_gets_what_the_client_sent() {
    HttpProbe front = frontOf(ownerThat(_ -> here(new VersionMismatch<>(3))));
    assertProblem(front.post(CANCEL_PATH, CANCEL, "Idempotency-Key", "key-1", "If-Match", "\"2\"",
        "traceparent", TRACE, "Correlation-Id", "correlation-1"), 412, "version-mismatch")
        .has("version", 3);
    assertThat(received).singleElement().satisfies(envelope -> {
      assertThat(envelope.streamId()).isEqualTo(ORDER_ID);
      assertThat(envelope.commandId()).isEqualTo("key-1");
      assertThat(envelope.expectedVersions()).isEqualTo(new ExpectedVersions.OneOf(Set.of(2L)));
      assertThat(envelope.traceparent()).isEqualTo(TRACE);
      assertThat(envelope.correlationId()).isEqualTo("correlation-1");
      assertThat(envelope.command()).isEqualTo(new OrderCommand.CancelOrder("why"));
    });
  }

  @Test
  void the_client_gets_what_the_owner_answers() {
    HttpProbe front =
        frontOf(ownerThat(_ -> here(new Accepted<>(7, "PLACED", new LogPosition(2, 99), true))));
    HttpAnswer answer = front.post("/orders", PLACING, "Idempotency-Key", "key-1");
    String orderId = received.getFirst().streamId();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    assertThat(answer.header("Consistency-Token")).isEqualTo("2@99");
    assertThat(answer.header("Location")).isEqualTo("/orders/" + orderId);
    assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(answer.body()).isEqualTo(
        "{\"orderId\":\"" + orderId + "\",\"version\":7,\"status\":\"PLACED\"}");
  }

  @Test
  void both_speak_of_one_order_and_one_command_although_the_client_named_neither() {
    List<String> asked = new CopyOnWriteArrayList<>();
    String owner = ownerThat(_ -> here(new Accepted<>(1, "PLACED", new LogPosition(0, 0), false)));
    HttpProbe front = front(envelope -> {
      asked.add(envelope.streamId());
      return elsewhere(owner, "secret of owner");
    });
    HttpAnswer answer = front.post("/orders", PLACING);
    assertThat(asked).containsExactly(received.getFirst().streamId());
    assertThat(answer.json().path("orderId").asString()).isEqualTo(asked.getFirst());
    assertThat(UUID.fromString(asked.getFirst()).version()).isEqualTo(7);
    assertThat(received.getFirst().correlationId()).isEqualTo(received.getFirst().commandId());
  }

  @Test
  void a_problem_comes_back_as_it_is() {
    HttpProbe front = frontOf(ownerThat(_ -> here(new Rejected<>(new LastLine("sku-1"), 4))));
    assertProblem(front.post(CANCEL_PATH, CANCEL), 409, "last-line").has("orderId", ORDER_ID)
        .has("version", 4);
    HttpProbe busy = frontOf(ownerThat(_ -> here(new CommandIdInFlight<>())));
    assertProblem(busy.post(CANCEL_PATH, CANCEL), 409, "idempotency-key-in-use").hasRetryAfter();
  }

  @Test
  void lists_come_on_several_lines_and_what_cannot_be_sent_on_harms_nothing() throws IOException {
    String owner =
        ownerThat(_ -> here(new Accepted<>(7, "CANCELLED", new LogPosition(2, 99), false)));
    int front = frontPort(_ -> elsewhere(owner, "secret of owner"));
    HttpAnswer answer = RawConnection.exchange(front, "POST " + CANCEL_PATH + " HTTP/1.1\n"
        + "Host: x\nConnection: close\nContent-Type: application/json; charset=utf-8\n"
        + "Accept: text/html\nAccept: application/json\nIf-Match: \"2\"\nIf-Match: \"3\", \"4\"\n"
        + "tracestate: caf\u00e9=1\ntraceparent: \u00e9\nContent-Length: " + CANCEL.length()
        + "\n\n" + CANCEL);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(received).singleElement().satisfies(envelope -> {
      assertThat(envelope.expectedVersions())
          .isEqualTo(new ExpectedVersions.OneOf(Set.of(2L, 3L, 4L)));
      assertThat(envelope.traceparent()).isNull();
    });
  }

  @Test
  void an_invalid_command_goes_nowhere() {
    HttpProbe front = frontOf(ownerThat(_ -> here(new VersionMismatch<>(3))));
    assertProblem(front.post(CANCEL_PATH, "{}"), 400, "invalid-request");
    assertThat(received).isEmpty();
  }

  @Test
  void a_client_that_says_it_is_a_process_is_served_like_any_other() {
    HttpProbe front = frontOf(ownerThat(_ -> here(new VersionMismatch<>(3))));
    assertProblem(front.post(CANCEL_PATH, CANCEL, "Orderlog-Forwarded-By", "somebody"), 412,
        "version-mismatch");
    assertProblem(front.post(CANCEL_PATH, CANCEL, "Orderlog-Forwarded-By", "somebody, \"x\"",
        "Orderlog-Forward-Secret", "a guess"), 412, "version-mismatch");
  }

  @Test
  void a_process_of_an_earlier_version_is_sent_to_without_a_secret() {
    String owner = ownerThat(_ -> here(new VersionMismatch<>(3)));
    HttpProbe front = front(_ -> elsewhere(owner, null));
    assertProblem(front.post(CANCEL_PATH, CANCEL), 412, "version-mismatch");
  }

  @Test
  void processes_that_take_each_other_for_the_owner_end_it_without_a_secret() {
    List<String> urls = new CopyOnWriteArrayList<>();
    for (String name : List.of("one", "two")) {
      urls.add(serve(name,
          _ -> elsewhere(urls.get(name.equals("one") ? 1 : 0), "out of date")));
    }
    HttpProbe one = new HttpProbe(urls.getFirst());
    opened.push(one);
    assertProblem(one.post(CANCEL_PATH, CANCEL), 503, "not-writable").hasRetryAfter();
  }

  @Test
  void a_command_is_sent_on_once() {
    HttpProbe front = frontOf(ownerThat(_ -> elsewhere("http://127.0.0.1:1", "of a third")));
    assertProblem(front.post(CANCEL_PATH, CANCEL), 503, "not-writable").hasRetryAfter()
        .saysInDetail("the writer of this order is not in this process");
    assertThat(received).hasSize(1);
  }

  @Test
  void nobody_known_is_told_at_once() {
    HttpProbe front = front(_ -> new Routed.Nobody<>("nobody has claimed it"));
    assertProblem(front.post(CANCEL_PATH, CANCEL), 503, "not-writable").hasRetryAfter()
        .saysInDetail("Nothing was written: nobody has claimed it");
  }

  @Test
  void an_owner_that_cannot_be_reached_has_written_nothing() throws IOException {
    String url;
    try (ServerSocket closed = listening()) {
      url = url(closed);
    }
    assertProblem(frontOf(url).post(CANCEL_PATH, CANCEL), 503, "not-writable").hasRetryAfter()
        .saysInDetail("Nothing was written");
  }

  @Test
  void an_answer_that_is_lost_leaves_the_outcome_unknown() throws IOException {
    ServerSocket socket = listening();
    opened.push(socket);
    Thread.ofVirtual().start(() -> {
      try (Socket connection = socket.accept()) {
        connection.getInputStream().read(new byte[100]);
      } catch (IOException closed) {
        // The test is over.
      }
    });
    assertProblem(frontOf(url(socket)).post(CANCEL_PATH, CANCEL, "Idempotency-Key", "key-1"),
        503, "outcome-unknown").hasRetryAfter().has("idempotencyKey", "key-1");
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static String url(ServerSocket socket) {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  private static Routed<OrderRejection> here(CommandOutcome<OrderRejection> outcome) {
    return new Routed.Here<>(CompletableFuture.completedFuture(outcome));
  }

  private static Routed<OrderRejection> elsewhere(String url, @Nullable String secret) {
    return new Routed.Elsewhere<>(URI.create(url), secret);
  }

  /** A process to which commands are sent on, and what becomes of them there; its URL. */
  private String ownerThat(Routing<OrderCommand, OrderRejection> routing) {
    return serve("owner", envelope -> {
      received.add(envelope);
      return routing.route(envelope);
    });
  }

  private HttpProbe frontOf(String ownerUrl) {
    return front(_ -> elsewhere(ownerUrl, "secret of owner"));
  }

  /** A process that has no writer itself. */
  private HttpProbe front(Routing<OrderCommand, OrderRejection> routing) {
    HttpProbe probe = new HttpProbe("http://127.0.0.1:" + frontPort(routing));
    opened.push(probe);
    return probe;
  }

  private int frontPort(Routing<OrderCommand, OrderRejection> routing) {
    return URI.create(serve("front", routing)).getPort();
  }

  private String serve(String name, Routing<OrderCommand, OrderRejection> routing) {
    CommandForwarder forwarder =
        new CommandForwarder(new ProcessIdentity(name, "secret of " + name));
    opened.push(forwarder);
    PendingAnswers pending = PendingAnswers.start(Duration.ofSeconds(30), System::nanoTime);
    opened.push(pending);
    HttpServer server = HttpServer.start("127.0.0.1", 0, () -> UUID.randomUUID().toString(),
        new CommandApi<>(OrderLog.ORDERS, OrderRoutes.ROUTES, routing, forwarder, pending,
            new MadeCommandIds(TimeSource.system(), UUID::randomUUID))::register);
    opened.push(server);
    return server.url();
  }
}
