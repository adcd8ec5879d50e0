package io.orderlog.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks a server over HTTP until it answers as hoped. */
final class Readiness {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private Readiness() {}

  /** Waits until the request is answered with this status. */
  static void await(HttpRequest request, int status) {
    long start = System.nanoTime();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (answer(client, request) != status) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new IllegalStateException(request.uri() + " never answered " + status);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** Waits until the server says that it is ready. */
  static void await(URI server) {
    await(HttpRequest.newBuilder(server.resolve("/health/ready")).build(), 200);
  }

  private static int answer(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      // Nobody listens yet.
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", interrupted));
    }
  }
}
