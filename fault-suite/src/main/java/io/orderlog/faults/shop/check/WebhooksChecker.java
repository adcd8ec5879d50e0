package io.orderlog.faults.shop.check;

import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.shop.ShopLogs;
import io.orderlog.faults.shop.outside.Subscriber.Taken;
import io.orderlog.faults.shop.outside.Subscriber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares what somebody outside was told with the logs: every event at least once, each stream in
 * its order, and nothing that has not happened.
 */
final class WebhooksChecker {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ShopLogs logs;
  private final Subscriber subscriber;
  private final BiConsumer<Anomaly, String> violations;

  WebhooksChecker(
      ShopLogs logs, Subscriber subscriber, BiConsumer<Anomaly, String> violations) {
    this.logs = logs;
    this.subscriber = subscriber;
    this.violations = violations;
  }

  void check() {
    Set<Taken> happened = new HashSet<>();
    logs.all().forEach(log -> log.content().committed()
        .forEach(event -> happened.add(taken(log.name(), event))));
    Set<Taken> told = new HashSet<>();
    Map<String, Long> versions = new HashMap<>();
    for (Taken each : subscriber.taken()) {
      if (!happened.contains(each)) {
        violations.accept(Anomaly.WRONG_WEBHOOK, "told of what has not happened: " + each);
      } else if (told.add(each)) {
        requireNewer(each, versions);
      }
    }
    if (subscriber.isRegistered()) {
      requireAll(happened, told);
    }
  }

  /** Of what came again, only the first time counts. */
  private void requireNewer(Taken taken, Map<String, Long> versions) {
    long before = versions.getOrDefault(taken.streamName(), 0L);
    versions.put(taken.streamName(), Math.max(before, taken.version()));
    if (taken.version() <= before) {
      violations.accept(
          Anomaly.WRONG_WEBHOOK, "told out of turn, behind version " + before + ": " + taken);
    }
  }

  private void requireAll(Set<Taken> happened, Set<Taken> told) {
    List<Taken> missing = happened.stream().filter(each -> !told.contains(each)).toList();
    if (!missing.isEmpty()) {
      violations.accept(Anomaly.MISSING_WEBHOOK,
          "not told of " + missing.size() + " events, as of " + missing.getFirst());
    }
  }

  private static Taken taken(String log, LoggedEvent event) {
    return new Taken(
        log, event.streamId(), event.version(), event.type(), JSON.readTree(event.data()));
  }
}
