package io.orderlog.benchmarks.server;

import io.orderlog.http.HttpProbe;
import io.orderlog.projections.Projections;
import io.orderlog.projections.readmodel.Projection;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** How far the projections of a process are, as their health tells. */
final class FeedHealth implements AutoCloseable {

  private static final Set<String> OF_ORDERS = Projections.ofOrders().stream()
      .map(Projection::name).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> DOWN = Set.of("FAILED", "STOPPED");

  private final HttpProbe probe;

  FeedHealth(String url) {
    this.probe = new HttpProbe(url);
  }

  /** How many events of orders the one that has applied the fewest of them has applied. */
  long applied() {
    return applied(health());
  }

  /**
   * How long ago all of them, of every log, had all that their logs then had. Those that have seen
   * no event do not count: they look at their logs every other second only.
   */
  Duration completeBefore() {
    return completeBefore(health());
  }

  static long applied(JsonNode health) {
    return projections(health)
        .filter(each -> OF_ORDERS.contains(each.path("projection").asString()))
        .mapToLong(each -> each.path("appliedEvents").longValue()).min()
        .orElseThrow(() -> new IllegalStateException("no projections of orders in: " + health));
  }

  static Duration completeBefore(JsonNode health) {
    return Duration.ofMillis(projections(health).filter(each -> !hasSeenNothing(each))
        .mapToLong(each -> each.path("ageMillis").longValue()).max()
        .orElseThrow(() -> new IllegalStateException("nothing has happened: " + health)));
  }

  private static boolean hasSeenNothing(JsonNode projection) {
    return projection.path("state").asString().equals("RUNNING")
        && projection.path("appliedEvents").longValue() == 0
        && projection.path("lag").longValue() == 0;
  }

  private static Stream<JsonNode> projections(JsonNode health) {
    return StreamSupport.stream(health.path("projections").spliterator(), false)
        .peek(FeedHealth::requireFed);
  }

  private static void requireFed(JsonNode projection) {
    if (DOWN.contains(projection.path("state").asString())) {
      throw new IllegalStateException("not fed: " + projection);
    }
  }

  private JsonNode health() {
    return probe.get("/health/ready").json();
  }

  @Override
  public void close() {
    probe.close();
  }
}
