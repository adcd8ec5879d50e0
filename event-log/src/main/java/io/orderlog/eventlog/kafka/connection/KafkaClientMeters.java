package io.orderlog.eventlog.kafka.connection;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka's clients measure of themselves, as far as an operator asks for it: a few numbers for
 * each client, under the names that Micrometer's own binder gives them. That one takes all numbers,
 * and where Kafka has one for each partition or broker as well, it takes those instead of the one
 * of the client. Thread-safe.
 */
public final class KafkaClientMeters {

  /** The meters of one client. */
  @FunctionalInterface
  public interface Measured extends AutoCloseable {

    /** They vanish. */
    @Override
    void close();
  }

  private static final String TOTAL = "-total";

  private static final Map<String, Set<String>> TAKEN_BY_GROUP = Map.of(
      "producer-metrics", Set.of("connection-count", "record-send-total", "record-retry-total",
          "record-error-total", "request-latency-avg", "request-latency-max",
          "txn-commit-time-ns-total"),
      "consumer-metrics", Set.of("connection-count", "last-poll-seconds-ago"),
      "consumer-fetch-manager-metrics", Set.of("records-consumed-total", "bytes-consumed-total",
          "fetch-latency-avg", "fetch-latency-max", "records-lag-max"),
      "consumer-coordinator-metrics", Set.of("assigned-partitions", "rebalance-total",
          "failed-rebalance-total", "last-heartbeat-seconds-ago"),
      "admin-client-metrics", Set.of("connection-count", "request-total"));

  private final @Nullable MeterRegistry registry;
  private final Set<String> names = new HashSet<>();

  private KafkaClientMeters(@Nullable MeterRegistry registry) {
    this.registry = registry;
  }

  static KafkaClientMeters in(MeterRegistry registry) {
    return new KafkaClientMeters(registry);
  }

  /** For processes that publish no metrics. */
  static KafkaClientMeters none() {
    return new KafkaClientMeters(null);
  }

  /**
   * Adds the meters of a client.
   *
   * @param client what it is for; the second one of that name that is there at a time is told apart
   *     by a number
   * @param metrics the client's own
   */
  public Measured measure(String client, Map<MetricName, ? extends Metric> metrics) {
    if (registry == null) {
      return () -> {};
    }
    MeterRegistry target = registry;
    String name = take(client);
    List<Meter> meters = metrics.values().stream().filter(KafkaClientMeters::isTaken)
        .map(metric -> add(target, name, metric)).toList();
    return () -> {
      meters.forEach(target::remove);
      giveBack(name);
    };
  }

  private synchronized String take(String client) {
    String name = client;
    for (int i = 2; !names.add(name); i++) {
      name = client + "-" + i;
    }
    return name;
  }

  private synchronized void giveBack(String name) {
    names.remove(name);
  }

  /** Those of a topic, a partition or a broker have further tags. */
  private static boolean isTaken(Metric metric) {
    MetricName name = metric.metricName();
    return TAKEN_BY_GROUP.getOrDefault(name.group(), Set.of()).contains(name.name())
        && name.tags().keySet().equals(Set.of("client-id"));
  }

  private static Meter add(MeterRegistry registry, String client, Metric metric) {
    MetricName name = metric.metricName();
    String meter = ("kafka." + name.group().replace("-metrics", "") + "." + name.name())
        .replace('-', '.');
    return name.name().endsWith(TOTAL)
        ? FunctionCounter.builder(meter, metric, KafkaClientMeters::value)
            .description(name.description()).tag("client", client).register(registry)
        : Gauge.builder(meter, metric, KafkaClientMeters::value)
            .description(name.description()).tag("client", client).register(registry);
  }

  private static double value(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
