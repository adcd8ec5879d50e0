package io.orderlog.standalone.demo;

import io.orderlog.standalone.demo.SampleShop.Played;
import io.orderlog.standalone.demo.traffic.CommandClient.Accepted;
import io.orderlog.standalone.demo.traffic.CommandClient;
import io.orderlog.standalone.demo.traffic.DemoFailedException;
import io.orderlog.time.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Commands and queries of all kinds for a system that runs only to be tried, so that the JVM sees
 * what is worth compiling. The orders are the same in each trial.
 */
public final class TrialTraffic {

  private static final int MOST_ROUNDS = 40;
  private static final int ORDERS_A_ROUND = 100;
  /** Commands are what a busy system gets most of. */
  private static final int ORDERS_ASKED_ABOUT = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI commands;
  private final URI queries;
  private final Ticker ticker;

  /**
   * @param commands the command API
   * @param queries the query API
   */
  public TrialTraffic(URI commands, URI queries, Ticker ticker) {
    this.commands = commands;
    this.queries = queries;
    this.ticker = ticker;
  }

  /**
   * Sends as much as is of use, or as fits into a time, but for the last round, and at least one.
   *
   * @throws IOException if the system does not answer
   * @throws DemoFailedException if it refuses something
   */
  public void play(Duration atMost) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(1);
    CommandClient client = new CommandClient(commands, ticker, PATIENCE);
    long start = ticker.nanos();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      int round = 0;
      do {
        round++;
        List<Played> played =
            new SampleShop(client, "trial-" + round).play(ORDERS_A_ROUND, random, () -> {});
        for (Played order : played.subList(0, ORDERS_ASKED_ABOUT)) {
          ask(http, order);
        }
        listen(http);
      } while (round < MOST_ROUNDS && !ticker.isPast(start, atMost));
    }
  }

  /** What somebody asks who has just moved this order. */
  private void ask(HttpClient http, Played order) throws IOException, InterruptedException {
    Accepted last = order.last();
    String path = "/orders/" + last.orderId();
    String customer = "/orders?customerId=" + order.story().customerId();
    get(http, path, last.token());
    get(http, path + "?version=1", last.token());
    get(http, path + "/history", last.token());
    get(http, customer, "");
    get(http, customer + "&status=" + last.status() + "&limit=5", "");
    get(http, "/orders?sort=-total&limit=10", "");
    get(http, "/sales/daily", "");
    get(http, "/products/demand", "");
    get(http, "/health/live", "");
    get(http, "/metrics", "");
  }

  private void get(HttpClient http, String path, String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(queries.resolve(path)).timeout(PATIENCE);
    if (!token.isEmpty()) {
      request.header("Consistency-Token", token);
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new DemoFailedException(path + " was refused: " + answer.body());
    }
  }

  /** The stream of events begins at once, with its position. */
  private void listen(HttpClient http) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(queries.resolve("/events")).timeout(PATIENCE).build();
    try (InputStream events = http.send(request, BodyHandlers.ofInputStream()).body()) {
      if (events.read() < 0) {
        throw new DemoFailedException("/events ended before it began");
      }
    }
  }
}
