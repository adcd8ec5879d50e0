package io.orderlog.command.endpoint.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.command.endpoint.delivery.Answer.NotTaken;
import io.orderlog.command.endpoint.delivery.Answer.NotWanted;
import io.orderlog.command.endpoint.delivery.Answer.Taken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of deliveries, by endpoint. Only the first endpoints that a process delivers to
 * have meters of their own; all others have one together. Thread-safe.
 */
final class DeliveryMeters {

  private static final int MOST_ENDPOINTS = 100;
  private static final String OTHERS = "others";
  private static final String ENDPOINT = "endpoint";
  private static final double MILLIS = 1000.0;

  private final InstantSource clock;
  private final Map<String, Gauge> lags = new ConcurrentHashMap<>();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private volatile @Nullable MeterRegistry registry;

  DeliveryMeters(InstantSource clock) {
    this.clock = clock;
  }

  void measuredBy(MeterRegistry measuring) {
    registry = measuring;
  }

  /** Adds how far an endpoint is behind. */
  void observe(Lanes lanes) {
    MeterRegistry known = registry;
    String name = name(lanes.endpointId());
    if (known != null && !name.equals(OTHERS)) {
      lags.put(name, Gauge.builder("orderlog.webhooks.lag", () -> lag(lanes))
          .description("age of the oldest event that the endpoint is to be told of")
          .baseUnit("seconds").tag(ENDPOINT, name).register(known));
    }
  }

  private double lag(Lanes lanes) {
    return lanes.oldest().map(oldest -> Math.max(0,
        Duration.between(oldest, clock.instant()).toMillis()) / MILLIS).orElse(0.0);
  }

  /** Takes that away. */
  void forget(String endpointId) {
    MeterRegistry known = registry;
    Gauge lag = lags.remove(endpointId);
    if (known != null && lag != null) {
      known.remove(lag);
    }
  }

  /** Counts what became of an attempt. */
  void count(String endpointId, Answer answer) {
    MeterRegistry known = registry;
    if (known != null) {
      Counter.builder("orderlog.webhooks")
          .description("attempts to tell endpoints of events by how they ended")
          .tag(ENDPOINT, name(endpointId)).tag("outcome", outcome(answer))
          .register(known).increment();
    }
  }

  private String name(String endpointId) {
    return names.size() < MOST_ENDPOINTS
        ? names.computeIfAbsent(endpointId, id -> id)
        : names.getOrDefault(endpointId, OTHERS);
  }

  private static String outcome(Answer answer) {
    return switch (answer) {
      case Taken _ -> "delivered";
      case NotWanted _ -> "gone";
      case NotTaken _ -> "failed";
    };
  }
}
