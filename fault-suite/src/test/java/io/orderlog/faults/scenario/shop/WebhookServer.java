package io.orderlog.faults.scenario.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.orderlog.faults.scenario.Wait;
import io.orderlog.faults.shop.outside.Subscriber;
import io.orderlog.faults.shop.outside.Subscriber.Taken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Somebody outside who is told of every event by webhooks. Now and then he refuses one when it first
 * comes, or takes it and does not say so. Thread-safe.
 */
final class WebhookServer implements AutoCloseable {

  static final String ID = "everything";
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int TAKEN = 204;
  private static final int BUSY = 503;
  /** Far enough apart that one attempt has failed when the next one does. */
  private static final int ONE_IN = 200;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> seen = new HashSet<>();
  private final List<Taken> taken = new ArrayList<>();
  private boolean registered;

  private WebhookServer(HttpServer server) {
    this.server = server;
  }

  static WebhookServer start() {
    try {
      WebhookServer subscriber = new WebhookServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      subscriber.server.createContext("/hook", subscriber::take);
      subscriber.server.setExecutor(subscriber.threads);
      subscriber.server.start();
      return subscriber;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Wants to hear of everything from here on. */
  void register(URI commandSide) {
    Wait.until(BOUND, () -> isRegistered(commandSide), () -> "nobody registers an endpoint");
    synchronized (this) {
      registered = true;
    }
  }

  synchronized Subscriber asSubscriber() {
    return new Subscriber(registered, taken);
  }

  /** What came since then was of something else. */
  synchronized void forgetAllBut(Subscriber known) {
    taken.clear();
    taken.addAll(known.taken());
  }

  private boolean isRegistered(URI commandSide) {
    String body = "{\"url\":\"http://127.0.0.1:" + server.getAddress().getPort() + "/hook\","
        + "\"types\":[\"*\"],\"secret\":\"" + SECRET + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(commandSide.resolve("/webhook-endpoints/" + ID))
            .header("Content-Type", "application/json").timeout(BOUND)
            .PUT(BodyPublishers.ofString(body)).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      int status = take(exchange.getRequestHeaders().getFirst("webhook-id"), body);
      if (status > 0) {
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }

  /**
   * Takes it, or not.
   *
   * @return the status, or 0 if there is no answer
   */
  private synchronized int take(String id, String body) {
    boolean first = seen.add(id);
    int turn = seen.size() % ONE_IN;
    if (first && turn == ONE_IN / 2) {
      return BUSY;
    }
    taken.add(Taken.parse(body));
    return first && turn == 0 ? 0 : TAKEN;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
