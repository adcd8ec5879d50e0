package io.orderlog.standalone.demo.shop;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What matters here of what the shop says about the fulfilment of an order. */
final class Fulfilment {

  private static final List<String> ON_THE_WAY =
      List.of("GATHERING", "PAYING", "CONFIRMING", "CAPTURING", "SHIPPING", "UNDER_WAY");
  private static final Set<String> LEFT = Set.of("LEFT", "RETURNED");

  private Fulfilment() {}

  /** Empty while the shop knows nothing of it. */
  static String state(JsonNode found) {
    return found.path("state").asString("");
  }

  /** The status of its payment; empty while there is none. */
  static String payment(JsonNode found) {
    return found.path("payment").path("status").asString("");
  }

  /** Nothing more happens to it by itself. */
  static boolean isOver(JsonNode found) {
    return Set.of("DELIVERED", "CLOSED", "STUCK").contains(state(found));
  }

  /** The customer gets nothing of it. */
  static boolean isLost(JsonNode found) {
    String now = state(found);
    return !now.isEmpty() && !ON_THE_WAY.contains(now)
        && !Set.of("DELIVERED", "STUCK").contains(now);
  }

  /** It has gone further than that, or elsewhere. */
  static boolean isPast(String state, JsonNode found) {
    String now = state(found);
    return !now.isEmpty() && (!ON_THE_WAY.contains(now)
        || ON_THE_WAY.indexOf(now) > ON_THE_WAY.indexOf(state));
  }

  /** Everything in it was reserved, and the customer is asked to pay. */
  static boolean isHeld(JsonNode found) {
    return state(found).equals("PAYING") && payment(found).equals("ACTION_REQUIRED");
  }

  /** Its goods have come back. */
  static boolean isReturned(JsonNode found) {
    return found.path("outcome").asString("").equals("RETURNED");
  }

  /** Whether its goods have left, wherever they are now. */
  static boolean hasLeft(JsonNode found) {
    return lines(found).anyMatch(line -> LEFT.contains(line.path("state").asString("")));
  }

  /** An amount of its payment in cents, as in {@code captured}; 0 while there is none. */
  static long cents(JsonNode found, String amount) {
    String text = found.path("payment").path(amount).asString("0.00");
    return Long.parseLong(text.replace(".", ""));
  }

  /** How many of its parcels are like that. */
  static long parcels(JsonNode found, Set<String> statuses) {
    return found.path("shipments").values().stream()
        .filter(each -> statuses.contains(each.path("status").asString(""))).count();
  }

  /** How many of the mails about it are like that. */
  static long mails(JsonNode found, String status) {
    return found.path("mails").values().stream()
        .filter(each -> each.path("status").asString("").equals(status)).count();
  }

  private static Stream<JsonNode> lines(JsonNode found) {
    return found.path("lines").values().stream();
  }
}
