package io.orderlog.domain.wait;

import io.orderlog.domain.order.OrderId;
import java.util.Optional;

/** The ids of waits: UUIDs, each for one address on one list, once. */
public final class WaitId {

  private WaitId() {}

  /** Whether a wait can have this id, as it is. */
  public static boolean isCanonical(String text) {
    return OrderId.isCanonical(text);
  }

  /** The id that a text gives, in the one form that the log knows; empty if it is no UUID. */
  public static Optional<String> canonical(String text) {
    return OrderId.canonical(text);
  }

  /** The same for the same command, so that who asks again meets the wait that it began. */
  public static String derivedFrom(String commandId) {
    return OrderId.derivedFrom("wait of command " + commandId).text();
  }
}
