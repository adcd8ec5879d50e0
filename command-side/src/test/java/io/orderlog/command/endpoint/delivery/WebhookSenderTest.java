package io.orderlog.command.endpoint.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.orderlog.command.effects.http.Destinations;
import io.orderlog.command.endpoint.delivery.Answer.NotTaken;
import io.orderlog.command.endpoint.delivery.Answer.NotWanted;
import io.orderlog.command.endpoint.delivery.Answer.Taken;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Webhooks on their way to a real HTTP server. */
@Timeout(60)
class WebhookSenderTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration PATIENCE = Duration.ofMillis(700);

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);
  private final WebhookSender sender = new WebhookSender(
      new Destinations(true), () -> Instant.ofEpochSecond(1_614_265_330), PATIENCE);
  private HttpServer server = server();
  private volatile Handler handler = exchange -> exchange.sendResponseHeaders(204, -1);

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @BeforeEach
  void start() {
    server.createContext("/", exchange -> {
      try (exchange) {
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        handler.handle(exchange);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    });
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    sender.close();
    server.stop(0);
    threads.shutdownNow();
  }

  /** The example of the specification's libraries. */
  @Test
  void is_signed_as_the_specification_says() throws InterruptedException {
    String body = "{\"test\": 2432232314}";
    assertThat(send("msg_p5jXN8AQM9LWM0D4loKWxJek", body)).isEqualTo(new Taken());
    assertThat(bodies).containsExactly(body);
    assertThat(headers.getFirst())
        .containsEntry("Webhook-id", List.of("msg_p5jXN8AQM9LWM0D4loKWxJek"))
        .containsEntry("Webhook-timestamp", List.of("1614265330"))
        .containsEntry("Webhook-signature",
            List.of("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="))
        .containsEntry("Content-type", List.of("application/cloudevents+json"));
  }

  @Test
  void a_status_says_what_became_of_it() throws InterruptedException {
    assertThat(answer(200)).isEqualTo(new Taken());
    assertThat(answer(410)).isEqualTo(new NotWanted());
    assertThat(answer(404)).isEqualTo(new NotTaken("answered 404", 0));
    assertThat(answer(500)).isEqualTo(new NotTaken("answered 500", 0));
  }

  @Test
  void a_redirect_is_not_followed() throws InterruptedException {
    handler = exchange -> {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(307, -1);
    };
    assertThat(send("m", "{}")).isEqualTo(new NotTaken("answered 307", 0));
    assertThat(bodies).hasSize(1);
  }

  @Test
  void who_wants_time_gets_it() throws InterruptedException {
    handler = exchange -> {
      exchange.getResponseHeaders().add("Retry-After", "120");
      exchange.sendResponseHeaders(503, -1);
    };
    assertThat(send("m", "{}")).isEqualTo(new NotTaken("answered 503", 120));
    handler = exchange -> {
      exchange.getResponseHeaders().add("Retry-After", "Sat, 28 Nov 2026 12:00:00 GMT");
      exchange.sendResponseHeaders(503, -1);
    };
    assertThat(send("m", "{}")).isEqualTo(new NotTaken("answered 503", 0));
  }

  @Test
  void of_an_endless_or_slow_body_the_status_counts() throws InterruptedException {
    handler = exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        while (end.getCount() > 0) {
          out.write(new byte[8192]);
        }
      }
    };
    assertThat(send("m", "{}")).isEqualTo(new Taken());
    handler = exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('.');
      exchange.getResponseBody().flush();
      end.await();
    };
    try (WebhookSender patient =
        new WebhookSender(new Destinations(true), () -> Instant.EPOCH, Duration.ofDays(1))) {
      assertThat(patient.send(url(), SECRET, "m", "{}")).isEqualTo(new Taken());
    }
  }

  @Test
  void a_connection_that_is_cut_is_said_to_be() throws InterruptedException {
    handler = _ -> {};
    assertThat(send("m", "{}")).isEqualTo(new NotTaken("no answer: the connection was cut", 0));
  }

  @Test
  void who_does_not_answer_has_not_taken_it() throws Exception {
    handler = _ -> end.await();
    assertThat(send("m", "{}")).isEqualTo(new NotTaken("no answer within 0 s", 0));
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    assertThat(sender.send("http://127.0.0.1:" + nobody + "/", SECRET, "m", "{}"))
        .isEqualTo(new NotTaken("no answer: nobody takes connections there", 0));
  }

  @Test
  void nothing_goes_to_a_private_address_unless_it_may() throws InterruptedException {
    try (WebhookSender careful = new WebhookSender(
        new Destinations(false), () -> Instant.EPOCH, PATIENCE)) {
      assertThat(careful.send(url(), SECRET, "m", "{}")).isInstanceOfSatisfying(NotTaken.class,
          not -> assertThat(not.error()).contains("127.0.0.1, which is not public"));
      assertThat(careful.send("http://nobody.invalid/", SECRET, "m", "{}"))
          .isEqualTo(new NotTaken("the name of its host leads nowhere", 0));
    }
    assertThat(bodies).isEmpty();
  }

  private Answer answer(int status) throws InterruptedException {
    handler = exchange -> exchange.sendResponseHeaders(status, -1);
    return send("m", "{}");
  }

  private Answer send(String id, String body) throws InterruptedException {
    return sender.send(url(), SECRET, id, body);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }
}
