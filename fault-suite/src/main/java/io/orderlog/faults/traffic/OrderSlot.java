package io.orderlog.faults.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An order that clients work on, and a new one after it when nothing can be done to it.
 * Thread-safe.
 */
final class OrderSlot {

  /**
   * What is known of the order at present.
   *
   * @param orderId another for every order of the slot
   * @param version the newest that a client knows of; 0 if it was not placed yet
   */
  record Seen(String orderId, int generation, long version) {}

  private final String name;
  private final AtomicReference<Seen> seen;

  OrderSlot(String name) {
    this.name = name;
    this.seen = new AtomicReference<>(first(0));
  }

  Seen seen() {
    return seen.get();
  }

  /** Somebody was told that the order is at this version. */
  void isAt(Seen of, long version) {
    seen.updateAndGet(now -> now.generation() == of.generation() && version > now.version()
        ? new Seen(now.orderId(), now.generation(), version)
        : now);
  }

  /** Somebody was told that the order has come to its end. */
  void isOver(Seen of) {
    seen.updateAndGet(
        now -> now.generation() == of.generation() ? first(now.generation() + 1) : now);
  }

  private Seen first(int generation) {
    String orderId = UUID.nameUUIDFromBytes((name + "/" + generation).getBytes(UTF_8)).toString();
    return new Seen(orderId, generation, 0);
  }
}
