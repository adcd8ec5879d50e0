package io.orderlog.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.event.HandlerMetaInfo;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.orderlog.http.body.Compression;
import io.orderlog.http.body.UnreadBody;
import io.orderlog.http.problem.ProblemResponses;
import io.orderlog.http.problem.ServerErrorHandler;
import io.orderlog.http.request.RequestAsSent;
import io.orderlog.settings.Host;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running HTTP server on virtual threads. It takes bodies of at most {@link #MAX_BODY_BYTES}
 * bytes and answers every failure with a problem document. Thread-safe.
 */
public final class HttpServer implements AutoCloseable {

  public static final int MAX_BODY_BYTES = 256 * 1024;

  static final String CACHE_CONTROL = "Cache-Control";
  /** Orders are their customers' business, and errors may be gone with the next request. */
  public static final String NOT_TO_BE_KEPT = "no-store";

  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final long STOP_TIMEOUT_MS = 5_000;
  /** Jetty's default of 1,024 takes 96 KB of the heap for each connection that has sent two requests. */
  private static final int HEADER_CACHE_CHARACTERS = 128;

  private final Javalin javalin;
  private final String host;
  private final SortedSet<String> routes;

  private HttpServer(Javalin javalin, String host, SortedSet<String> routes) {
    this.javalin = javalin;
    this.host = host;
    this.routes = routes;
  }

  /**
   * Starts the server and returns when it takes requests.
   *
   * @param port 0 takes a free one
   * @param errorIds new ids for unexpected failures
   * @param routes adds the handlers
   * @throws CannotListenException if it is not possible there
   */
  public static HttpServer start(
      String host, int port, Supplier<String> errorIds, Consumer<RoutesConfig> routes) {
    SortedSet<String> added = new TreeSet<>();
    Javalin javalin = Javalin.create(config -> {
      configure(config);
      config.events.handlerAdded(handler -> note(handler, added));
      new ProblemResponses(errorIds).register(config);
      // Before all others, whose answers may say what is theirs to say.
      config.routes.before(context -> context.header(CACHE_CONTROL, NOT_TO_BE_KEPT));
      routes.accept(config.routes);
      config.routes.after(Compression::apply);
      config.routes.after(UnreadBody::discardIfSentUnasked);
    });
    try {
      return new HttpServer(javalin.start(host, port), host,
          Collections.unmodifiableSortedSet(added));
    } catch (JavalinBindException unheard) {
      throw new CannotListenException(host, port, unheard);
    }
  }

  /**
   * Whether the client wants the headers alone of what a GET would be answered. Handlers need not
   * know, but those whose answers do not end.
   */
  public static boolean isHead(Context context) {
    return RequestAsSent.isHead(context.req());
  }

  /** Lets the client's own cache keep the answer, if it asks each time whether it still holds. */
  public static void allowRevalidation(Context context) {
    context.header(CACHE_CONTROL, "private, no-cache");
  }

  /** The port that it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Where clients on this machine find it. */
  public String url() {
    return "http://" + new Host(host).fromThisMachine().withPort(port());
  }

  /** All that it serves, each as in {@code GET /orders/{orderId}}. */
  public SortedSet<String> routes() {
    return routes;
  }

  /** Takes no new requests, lets those under way finish for some seconds, and stops. */
  @Override
  public void close() {
    try {
      javalin.stop();
    } catch (JavalinException late) {
      LOG.warn("Requests were cut off: they did not finish within {} ms", STOP_TIMEOUT_MS, late);
    }
  }

  private static void note(HandlerMetaInfo handler, SortedSet<String> routes) {
    // The others are run before or after every request.
    if (handler.getHttpMethod().isHttpMethod()) {
      routes.add(handler.getHttpMethod().name() + " " + handler.getPath());
    }
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    // /orders/ is not the list: a client that asks for it has lost the id of one order.
    config.router.ignoreTrailingSlashes = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.http.maxRequestSize = MAX_BODY_BYTES;
    // Allocated for each answer, and most answers are far smaller than the default of 32 KB.
    config.http.responseBufferSize = 2 * 1024;
    config.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      http.setHeaderCacheSize(HEADER_CACHE_CHARACTERS);
    });
    config.jetty.modifyServer(server -> {
      server.setHandler(new RequestAsSent());
      server.setErrorHandler(new ServerErrorHandler());
      server.setStopTimeout(STOP_TIMEOUT_MS);
    });
  }
}
