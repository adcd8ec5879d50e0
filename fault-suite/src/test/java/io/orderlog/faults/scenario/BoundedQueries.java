package io.orderlog.faults.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Many who ask the query side one thing after the other. Every answer has to come within a bound,
 * and to be either what was asked for or a 503.
 */
final class BoundedQueries implements AutoCloseable {

  /** More than the query side has connections to its database. */
  private static final int CLIENTS = 24;

  private static final List<String> PATHS = List.of(
      "/orders?limit=20", "/sales/daily", "/products/demand", "/orders?status=PAID&limit=5");

  private final URI url;
  private final Duration bound;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final AtomicIntegerArray answers = new AtomicIntegerArray(600);
  private volatile boolean stopping;

  private BoundedQueries(URI url, Duration bound) {
    this.url = url;
    this.bound = bound;
  }

  static BoundedQueries start(URI url, Duration bound) {
    BoundedQueries queries = new BoundedQueries(url, bound);
    for (int client = 0; client < CLIENTS; client++) {
      String path = PATHS.get(client % PATHS.size());
      queries.clients.execute(() -> queries.askOn(path));
    }
    return queries;
  }

  /** Returns when, from here on, so many clients as there are have been answered like this. */
  void awaitAnswered(int status) {
    int before = answers.get(status);
    Wait.until(bound.multipliedBy(3), () -> answers.get(status) >= before + CLIENTS,
        () -> "not answered with " + status + ": " + complaints);
  }

  /** The answers that came late or were something else; empty if there were none. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    stopping = true;
    clients.close();
    http.close();
  }

  private void askOn(String path) {
    while (!stopping) {
      ask(path);
      Wait.pass(Duration.ofMillis(50));
    }
  }

  private void ask(String path) {
    try {
      HttpResponse<String> answer = http.send(HttpRequest.newBuilder(url.resolve(path))
          .timeout(bound).build(), BodyHandlers.ofString());
      answers.incrementAndGet(answer.statusCode());
      if (answer.statusCode() != 200 && answer.statusCode() != 503) {
        complaints.add(path + ": " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException failure) {
      complaints.add(path + ": " + failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }
}
