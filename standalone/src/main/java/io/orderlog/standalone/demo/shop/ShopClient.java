package io.orderlog.standalone.demo.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.standalone.demo.traffic.Catalogue.Article;
import io.orderlog.standalone.demo.traffic.CommandClient;
import io.orderlog.standalone.demo.traffic.CommandClient.Answer;
import io.orderlog.standalone.demo.traffic.DemoFailedException;
import io.orderlog.standalone.demo.traffic.PatientClient;
import io.orderlog.time.Ticker;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shop and the simulated world around it, over plain HTTP. What nobody answers is asked again,
 * so that each of them may be killed and started meanwhile. Thread-safe.
 */
final class ShopClient {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int NOT_THERE = 404;
  private static final int NOT_ALLOWED = 409;
  private static final int DEFECT = 500;
  private static final long PAUSE_MS = 250;

  private final PatientClient http;
  private final CommandClient commands;
  private final URI queries;
  private final URI outside;
  private final Ticker ticker;
  private final Duration patience;

  /**
   * @param outside where payment provider and carrier are simulated
   * @param patience how long to try again while somebody is down or busy, or nothing changes
   */
  ShopClient(URI commands, URI queries, URI outside, Ticker ticker, Duration patience) {
    this.http = new PatientClient(ticker, patience);
    this.commands = new CommandClient(commands, ticker, patience);
    this.queries = queries;
    this.outside = outside;
    this.ticker = ticker;
    this.patience = patience;
  }

  /**
   * Has something done in the shop.
   *
   * @throws DemoFailedException if it is refused
   */
  Answer command(String path, Object body, String key) throws InterruptedException {
    return commands.accepted(path, body, key);
  }

  /** The same as soon as the state allows it, and whether it ever did. */
  boolean commandInTime(String path, Object body, String key) throws InterruptedException {
    Answer answer = askWhile(Set.of(NOT_THERE, NOT_ALLOWED), path, body, key);
    return answer.status() != NOT_THERE && isTaken(answer);
  }

  /** The same if the state allows it once there is something with this name. */
  boolean commandIfAllowed(String path, Object body, String key) throws InterruptedException {
    return answerIfAllowed(path, body, key).isPresent();
  }

  /** The answer to it if the state allows it once there is something with this name. */
  Optional<Answer> answerIfAllowed(String path, Object body, String key)
      throws InterruptedException {
    Answer answer = askWhile(Set.of(NOT_THERE), path, body, key);
    return isTaken(answer) ? Optional.of(answer) : Optional.empty();
  }

  /** The first answer with another status, or the last one that patience leaves. */
  private Answer askWhile(Set<Integer> statuses, String path, Object body, String key)
      throws InterruptedException {
    Patience left = new Patience(ticker, patience);
    Answer answer = commands.ask(path, body, key);
    while (statuses.contains(answer.status()) && !left.isOver()) {
      pause();
      answer = commands.ask(path, body, key);
      left.answered(false);
    }
    return answer;
  }

  private static boolean isTaken(Answer answer) {
    if (!answer.isAccepted() && answer.status() != NOT_ALLOWED) {
      throw answer.refused();
    }
    return answer.isAccepted();
  }

  /** What the shop says about the fulfilment of an order, as soon as it is like this. */
  Optional<JsonNode> await(Placed placed, Predicate<JsonNode> like) throws InterruptedException {
    return await(fulfilmentOf(placed), placed.token(), like);
  }

  /** What the shop says about those who wait for something, as soon as it is like this. */
  Optional<JsonNode> awaitLine(Article article, Predicate<JsonNode> like)
      throws InterruptedException {
    return await(queries.resolve(WaitingLine.path(article)), "", like);
  }

  private Optional<JsonNode> await(URI url, String token, Predicate<JsonNode> like)
      throws InterruptedException {
    Patience left = new Patience(ticker, patience);
    JsonNode found = get(url, token);
    while (!like.test(found)) {
      if (left.isOver()) {
        return Optional.empty();
      }
      pause();
      JsonNode next = get(url, token);
      left.answered(!next.equals(found));
      found = next;
    }
    return Optional.of(found);
  }

  /** What the shop says about the fulfilment of an order; an empty object while it knows nothing. */
  JsonNode fulfilment(Placed placed) throws InterruptedException {
    return get(fulfilmentOf(placed), placed.token());
  }

  private URI fulfilmentOf(Placed placed) {
    return queries.resolve("/orders/" + placed.orderId() + "/fulfilment");
  }

  /** What the shop says about those who wait for something. */
  JsonNode line(Article article) throws InterruptedException {
    return get(queries.resolve(WaitingLine.path(article)), "");
  }

  /** What the shop says about its stock of something. */
  JsonNode stock(String sku) throws InterruptedException {
    return get(queries.resolve("/stock/" + sku), "");
  }

  /** What has really happened to money. */
  JsonNode ledger() throws InterruptedException {
    return get(outside.resolve("/sim/ledger"), "");
  }

  /** Where all parcels really are. */
  JsonNode labels() throws InterruptedException {
    return get(outside.resolve("/sim/labels"), "");
  }

  /** The mails that have really come to an address. */
  JsonNode mailbox(String email) throws InterruptedException {
    return get(outside.resolve("/mailbox?to=" + URLEncoder.encode(email, UTF_8)), "");
  }

  /** As the customer who is asked by his bank whether it is he; nothing if it is too late. */
  void confirm(Placed placed) throws InterruptedException {
    JsonNode payments = get(outside.resolve("/v1/payments?reference=" + placed.orderId()), "");
    for (JsonNode payment : payments.path("items")) {
      URI confirmation =
          outside.resolve("/sim/payments/" + payment.path("id").stringValue() + "/confirm");
      HttpResponse<String> answer = send(confirmation, HttpRequest.newBuilder(confirmation)
          .header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}")));
      if (answer.statusCode() != 200 && answer.statusCode() != NOT_ALLOWED) {
        throw new DemoFailedException(confirmation + " answers " + answer.statusCode());
      }
    }
  }

  /** Until it is worth looking again. */
  static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
  }

  private JsonNode get(URI url, String token) throws InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).GET();
    HttpResponse<String> answer =
        send(url, token.isEmpty() ? request : request.header("Consistency-Token", token));
    return switch (answer.statusCode()) {
      case 200 -> JSON.readTree(answer.body());
      case NOT_THERE -> JSON.createObjectNode();
      default -> throw new DemoFailedException(
          url + " answers " + answer.statusCode() + ": " + answer.body());
    };
  }

  private HttpResponse<String> send(URI url, HttpRequest.Builder asked)
      throws InterruptedException {
    return http.send(asked, answer -> answer.statusCode() >= DEFECT, url + " did not answer");
  }
}
