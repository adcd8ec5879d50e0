package io.orderlog.domain.shipment;

import io.orderlog.domain.order.OrderId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids of an order's shipments: that of the first is the order's, that of the second ends in
 * {@code ~2}.
 */
public final class ShipmentId {

  private static final Pattern FORM = Pattern.compile("([^~]+)~([2-9]|[1-9][0-9]{1,3})");
  private static final String BETWEEN = "~";

  private ShipmentId() {}

  /**
   * The id of an order's shipment.
   *
   * @param number from 1
   */
  public static String of(String orderId, int number) {
    return number == 1 ? orderId : orderId + BETWEEN + number;
  }

  /** The number that is in an id. */
  public static int numberOf(String shipmentId) {
    Matcher matcher = FORM.matcher(shipmentId);
    return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 1;
  }

  /** The order whose parcel it is. */
  public static String orderOf(String shipmentId) {
    Matcher matcher = FORM.matcher(shipmentId);
    return matcher.matches() ? matcher.group(1) : shipmentId;
  }

  /** The id that a text gives, whatever the case of its letters; empty if it is none. */
  public static Optional<String> canonical(String text) {
    return OrderId.canonical(orderOf(text)).map(order -> of(order, numberOf(text)));
  }
}
