package io.orderlog.faults.shop;

import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.faults.history.LoggedEvent;
import io.orderlog.faults.shop.outside.LabelBooks;
import io.orderlog.faults.shop.outside.Ledger;
import io.orderlog.faults.shop.outside.Mailbox;
import io.orderlog.faults.shop.outside.Subscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of a shop at a moment at which nothing happens.
 *
 * @param labels where all parcels are
 * @param mailbox what customers have got
 * @param subscriber what was told by webhooks
 * @param at the time of day
 * @param outage for how long in all nobody could keep a date
 * @param parked the events of which what follows waits for an operator, each as
 *     {@code <log>/<stream>/<version>}
 */
public record ShopEvidence(ShopLogs logs, Ledger ledger, LabelBooks labels, Mailbox mailbox,
    Subscriber subscriber, Instant at, Duration outage, Set<String> parked) {

  /** The orders that a person has to look at. */
  public List<String> stuck() {
    return logs.fulfilments().streams().stream()
        .filter(order -> logs.process(order) instanceof FulfilmentState.Stuck).toList();
  }

  /** The orders that a person has to let pass, or not. */
  public List<String> inReview() {
    return logs.fulfilments().streams().stream()
        .filter(order -> logs.process(order) instanceof FulfilmentState.InReview).toList();
  }

  /** How many processes are where, and how many events there are. */
  public String inShort() {
    Map<FulfilmentStatus, Integer> statuses = new EnumMap<>(FulfilmentStatus.class);
    logs.fulfilments().streams().forEach(order -> logs.fulfilments().state(order).ifPresent(
        state -> statuses.merge(FulfilmentDecider.statusOf(state), 1, Integer::sum)));
    return statuses + ", " + logs.events().count() + " events";
  }

  /** All events in the order of their times, and all payments, one a line. */
  public String inFull() {
    return Stream.concat(logs.events().sorted(Comparator.comparing(LoggedEvent::time)),
        Stream.of(ledger.payments(), labels.labels(), mailbox.messages()).flatMap(List::stream))
        .map(Object::toString).collect(Collectors.joining("\n"));
  }
}
