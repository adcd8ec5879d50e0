package io.orderlog.benchmarks.shop;

import io.orderlog.benchmarks.measure.Ratios;
import io.orderlog.http.HttpAnswer;
import io.orderlog.http.HttpProbe;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** What the payment provider itself takes for one order: its money held, then taken. */
final class ProviderTime {

  private final HttpProbe provider;
  private final Supplier<UUID> keys;

  ProviderTime(HttpProbe provider, Supplier<UUID> keys) {
    this.provider = provider;
    this.keys = keys;
  }

  static double medianMillis(URI provider, Supplier<UUID> keys, Duration time) {
    try (HttpProbe probe = new HttpProbe(provider.toString())) {
      return new ProviderTime(probe, keys).medianMillis(time);
    }
  }

  private double medianMillis(Duration time) {
    List<Double> millis = new ArrayList<>();
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until) {
      long asked = System.nanoTime();
      String id = post("/v1/payments", "{\"reference\":\"" + keys.get()
          + "\",\"amount\":995,\"currency\":\"EUR\",\"method\":\"ok\"}").json()
          .path("id").asString();
      post("/v1/payments/" + id + "/capture", "{\"amount\":995}");
      millis.add((System.nanoTime() - asked) / 1e6);
    }
    return Ratios.median(millis);
  }

  private HttpAnswer post(String path, String body) {
    HttpAnswer answer = provider.post(path, body, "Idempotency-Key", keys.get().toString());
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
    return answer;
  }
}
