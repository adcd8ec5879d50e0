package io.orderlog.simulators.carrier;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A label and its parcel.
 *
 * @param key with which it was asked for
 * @param handedOverAt when the carrier fetches it, or did
 * @param deliveredAt when the customer gets it, or did
 */
record Label(String id, String key, String trackingNumber, NewLabel asked, Status status,
    Instant handedOverAt, Instant deliveredAt) {

  static final String CARRIER = "Simulated Post";

  /** How far it is. */
  enum Status {
    CREATED, CANCELLED, HANDED_OVER, DELIVERED;

    /** As callers see it. */
    String written() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Label created(String id, String key, NewLabel asked, Instant now, Duration untilHandOver,
      Duration untilDelivery) {
    // The digits of its name: no two have the same.
    return new Label(id, key, "SP" + id.replaceAll("[^0-9a-f]", "").toUpperCase(Locale.ROOT),
        asked, Status.CREATED, now.plus(untilHandOver), now.plus(untilDelivery));
  }

  Label with(Status changed) {
    return new Label(id, key, trackingNumber, asked, changed, handedOverAt, deliveredAt);
  }

  /** When it goes on by itself, if it does. */
  Optional<Instant> nextDue() {
    return switch (status) {
      case CREATED -> Optional.of(handedOverAt);
      case HANDED_OVER -> Optional.of(deliveredAt);
      case CANCELLED, DELIVERED -> Optional.empty();
    };
  }

  /** Where it is then, if that is another place. */
  Optional<Label> passTime(Instant now) {
    return nextDue().filter(at -> !at.isAfter(now)).map(_ -> with(
        status == Status.CREATED ? Status.HANDED_OVER : Status.DELIVERED));
  }
}
