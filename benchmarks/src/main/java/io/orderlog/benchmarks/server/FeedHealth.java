package io.orderlog.benchmarks.server;

import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** How far the projections of a process are, as their health tells. */
final class FeedHealth implements AutoCloseable {

  private final HttpProbe probe;

  FeedHealth(String url) {
    this.probe = new HttpProbe(url);
  }

  /** How many events the one that has applied the fewest has applied. */
  long applied() {
    HttpAnswer health = probe.get("/health/ready");
    JsonNode projections = health.json().path("projections");
    return StreamSupport.stream(projections.spliterator(), false)
        .mapToLong(each -> each.path("appliedEvents").longValue(0)).min()
        .orElseThrow(() -> new IllegalStateException("no projections in: " + health.body()));
  }

  @Override
  public void close() {
    probe.close();
  }
}
