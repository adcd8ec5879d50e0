package io.orderlog.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who wants to be told, and believes what is signed, as the library verifies it. */
public final class WebhookReceiver implements AutoCloseable {

  /** The one of the specification's example. */
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final int NOT_BELIEVED = 401;

  /** One that came, and what was answered. */
  public record Came(String id, JsonNode event, int status) {

    /** The stream that it is about. */
    public String subject() {
      return event.path("subject").asString();
    }

    public String type() {
      return event.path("type").asString();
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Came> all = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Came> answering = _ -> 204;
  private volatile boolean believing;

  private WebhookReceiver(HttpServer server) {
    this.server = server;
  }

  /** One that takes everything. */
  public static WebhookReceiver start() {
    return start(0);
  }

  /** The same at a port where there was one before. */
  public static WebhookReceiver start(int port) {
    try {
      WebhookReceiver receiver =
          new WebhookReceiver(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
      receiver.server.createContext("/hook", receiver::take);
      receiver.server.setExecutor(receiver.threads);
      receiver.server.start();
      return receiver;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Answers so from now on; may take its time. */
  public void answer(ToIntFunction<Came> status) {
    answering = status;
  }

  /** Believes everything, where the sender has another clock than the library. */
  public void believe() {
    believing = true;
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/hook";
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** All that came, and were believed. */
  public List<Came> all() {
    return List.copyOf(all);
  }

  /** The ids of those that were taken. */
  public List<String> taken() {
    return all.stream().filter(each -> each.status() / 100 == 2).map(Came::id).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true);
      int status = NOT_BELIEVED;
      if (believing || VerifiedWebhook.isFromShop(SECRET, headers, body)) {
        Came came = new Came(headers.firstValue("webhook-id").orElseThrow(),
            MAPPER.readTree(body), 0);
        status = answering.applyAsInt(came);
        all.add(new Came(came.id(), came.event(), status));
      }
      if (status / 100 == 3) {
        exchange.getResponseHeaders().add("Location", url());
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
