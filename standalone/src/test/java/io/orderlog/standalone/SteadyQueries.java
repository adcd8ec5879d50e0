package io.orderlog.standalone;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Asks each kind of query ten times a second, and notes what nobody should see: an error, nothing
 * where there was something, or less than before.
 */
final class SteadyQueries implements AutoCloseable {

  private static final long EVERY_MILLIS = 100;
  private static final Set<String> ENDS = Set.of("DELIVERED", "CANCELLED", "RETURNED");

  private final RunningSystem system;
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(6);
  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger steps = new AtomicInteger();
  private final Map<String, Long> versions = new ConcurrentHashMap<>();
  /** Asked for by one thread at a time. */
  private final Map<String, Long> histories = new ConcurrentHashMap<>();

  private volatile String anOrder = "";
  private volatile long placed;

  private SteadyQueries(RunningSystem system) {
    this.system = system;
  }

  /** Begins with a system that has orders. */
  static SteadyQueries start(RunningSystem system) {
    SteadyQueries queries = new SteadyQueries(system);
    queries.askSteadily(() -> queries.list("/orders?sort=-updatedAt&limit=200"));
    queries.askSteadily(() -> queries.list("/orders?sort=placedAt&limit=100"));
    queries.askSteadily(queries::newest);
    queries.askSteadily(queries::oneOrder);
    queries.askSteadily(queries::sales);
    queries.askSteadily(() -> queries.items("/products/demand"));
    return queries;
  }

  /** What was noted so far. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** How often an order was seen to have a higher version than before. */
  int steps() {
    return steps.get();
  }

  /** Returns when orders have been seen to move on: then there is traffic. */
  void awaitTraffic() {
    Eventually.isTrue(() -> steps() > 0, () -> "no order moves on: " + complaints);
  }

  /** Returns when all have been asked once more, as good as surely. */
  void awaitAnother() {
    int before = answers.get();
    Eventually.isTrue(() -> answers.get() > before + 20, () -> "no answers: " + complaints);
  }

  @Override
  public void close() {
    threads.close();
  }

  private void askSteadily(Runnable question) {
    var _ = threads.scheduleAtFixedRate(() -> {
      try {
        question.run();
        answers.incrementAndGet();
      } catch (RuntimeException | AssertionError failure) {
        complaints.add(failure.toString());
      }
    }, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void list(String path) {
    // What is seen by others in the meantime may rightly be newer than this answer.
    Map<String, Long> before = Map.copyOf(versions);
    for (JsonNode order : items(path)) {
      String id = order.path("orderId").stringValue();
      see(path, id, before.getOrDefault(id, 0L), order.path("version").longValue());
    }
  }

  /** The newest order of a page that goes on is the one to ask for by its id a moment later. */
  private void newest() {
    for (JsonNode order : items("/orders?sort=-updatedAt&limit=20")) {
      if (!ENDS.contains(order.path("status").stringValue())) {
        String id = order.path("orderId").stringValue();
        versions.putIfAbsent(id, order.path("version").longValue());
        anOrder = id;
        return;
      }
    }
  }

  private void oneOrder() {
    String id = anOrder;
    if (!id.isEmpty()) {
      long before = versions.getOrDefault(id, 0L);
      see("by its id", id, before, json("/orders/" + id).path("version").longValue());
      history(id);
    }
  }

  /** A read model of its own: it may have an order later than the others, but never less of it. */
  private void history(String id) {
    HttpResponse<String> answer = system.query("/orders/" + id + "/history");
    long before = histories.getOrDefault(id, 0L);
    long events = answer.statusCode() == 404
        ? 0
        : require(answer).path("events").size();
    if (events < before) {
      complaints.add("history: order " + id + " went from " + before + " events to " + events);
    }
    histories.put(id, events);
  }

  private void see(String where, String id, long before, long version) {
    if (version < before) {
      complaints.add(where + ": order " + id + " stepped back from " + before + " to " + version);
    }
    if (before > 0 && version > before) {
      steps.incrementAndGet();
    }
    versions.merge(id, version, Math::max);
  }

  private void sales() {
    long now = items("/sales/daily").valueStream()
        .mapToLong(day -> day.path("ordersPlaced").longValue()).sum();
    if (now < placed) {
      complaints.add("the orders placed stepped back from " + placed + " to " + now);
    }
    placed = now;
  }

  private JsonNode items(String path) {
    JsonNode items = json(path).path("items");
    if (items.isEmpty()) {
      complaints.add(path + " is empty");
    }
    return items;
  }

  private JsonNode json(String path) {
    return require(system.query(path));
  }

  private static JsonNode require(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new AssertionError(
          answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
    return RunningSystem.json(answer);
  }
}
