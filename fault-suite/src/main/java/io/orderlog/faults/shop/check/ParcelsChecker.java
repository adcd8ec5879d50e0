package io.orderlog.faults.shop.check;

import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentEvent.CancelRequested;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentRequested;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentState.None;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.shop.ShopLogs;
import io.orderlog.faults.shop.outside.LabelBooks.Label;
import io.orderlog.faults.shop.ShopLog.Told;
import io.orderlog.faults.shop.outside.LabelBooks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Compares what the log of shipments says with the carrier's books: no parcel has two labels. */
final class ParcelsChecker {

  private static final String KEYS = "shipments/";

  /** What the carrier says at the end of each status of a shipment. */
  private static final Map<String, List<String>> ENDS = Map.of(
      "DELIVERED", List.of("delivered"), "CANCELLED", List.of("cancelled"), "FAILED", List.of());

  private final ShopLogs logs;
  private final LabelBooks books;
  private final BiConsumer<Anomaly, String> violations;

  ParcelsChecker(ShopLogs logs, LabelBooks books, BiConsumer<Anomaly, String> violations) {
    this.logs = logs;
    this.books = books;
    this.violations = violations;
  }

  void check() {
    checkCalls();
    Map<String, List<Label>> byShipment =
        books.labels().stream().collect(Collectors.groupingBy(Label::reference));
    byShipment.forEach((shipment, labels) -> {
      if (labels.stream().filter(Label::isLive).count() > 1
          || labels.stream().map(Label::key).distinct().count() < labels.size()) {
        violations.accept(Anomaly.DOUBLE_EFFECT, "two labels for one parcel: " + labels);
      }
    });
    Set<String> all = new HashSet<>(logs.shipments().streams());
    all.addAll(byShipment.keySet());
    all.forEach(shipment -> compare(shipment, byShipment.getOrDefault(shipment, List.of())));
  }

  /** All was decided, and nothing was carried out twice. */
  private void checkCalls() {
    Set<String> asked = new HashSet<>();
    logs.shipments().told().forEach(told -> {
      if (told.event() instanceof ShipmentRequested) {
        asked.add(key(told, ShipmentCommand.LABEL));
      } else if (told.event() instanceof CancelRequested) {
        asked.add(key(told, ShipmentCommand.CANCEL));
      }
    });
    Set<String> seen = new HashSet<>();
    for (String call : books.calls()) {
      if (!asked.contains(call)) {
        violations.accept(Anomaly.INVENTED_COMMAND, "nobody has decided to ask " + call);
      }
      if (!seen.add(call)) {
        violations.accept(Anomaly.DOUBLE_EFFECT, "carried out again: " + call);
      }
    }
  }

  private static String key(Told<?> told, String transaction) {
    return KEYS + told.stream() + "/" + transaction;
  }

  /** At rest, each parcel is at its end, and the log knows that. */
  private void compare(String shipment, List<Label> labels) {
    ShipmentState state = logs.shipments().state(shipment).orElseGet(None::new);
    List<String> statuses = labels.stream().map(Label::status).toList();
    String known = state instanceof None ? "not there" : ShipmentDecider.statusOf(state).name();
    boolean isRight = statuses.equals(ENDS.get(known))
        // It was called off before anybody had made a label.
        || (known.equals("CANCELLED") && statuses.isEmpty());
    if (!isRight) {
      violations.accept(Anomaly.WRONG_LEDGER,
          "the carrier has " + labels + ", but the shipment " + shipment + " is " + known);
    }
  }
}
