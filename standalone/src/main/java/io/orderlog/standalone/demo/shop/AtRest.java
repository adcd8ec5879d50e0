package io.orderlog.standalone.demo.shop;

import io.orderlog.commandline.ProgressDisplay;
import io.orderlog.standalone.demo.traffic.DemoFailedException;
import io.orderlog.time.Ticker;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Waits until nothing more happens to orders by itself. Used by one thread. */
final class AtRest {

  private final ShopClient shop;
  private final String run;
  private final Ticker ticker;
  private final Duration patience;
  private final Set<String> abandoned = new HashSet<>();

  /**
   * An order that rests.
   *
   * @param found what the shop says about its fulfilment
   */
  record Resting(Placed placed, JsonNode found) {}

  /** @param patience how long nothing may come to rest */
  AtRest(ShopClient shop, String run, Ticker ticker, Duration patience) {
    this.shop = shop;
    this.run = run;
    this.ticker = ticker;
    this.patience = patience;
  }

  /**
   * Waits for all of them. What needs a person is abandoned once, as a person would.
   *
   * @throws DemoFailedException if some do not come to rest
   */
  List<Resting> await(List<Placed> orders, PrintStream out) throws InterruptedException {
    List<Resting> resting = new ArrayList<>();
    List<Placed> waiting = new ArrayList<>(orders);
    long lastChange = ticker.nanos();
    try (ProgressDisplay progress =
        ProgressDisplay.start("Until all is quiet", "orders", orders.size(), out)) {
      while (!waiting.isEmpty()) {
        List<Placed> still = new ArrayList<>();
        for (Placed placed : waiting) {
          JsonNode found = shop.fulfilment(placed);
          if (rests(placed, found)) {
            resting.add(new Resting(placed, found));
            progress.step();
          } else {
            still.add(placed);
          }
        }
        if (still.size() < waiting.size()) {
          lastChange = ticker.nanos();
        }
        waiting = still;
        requirePatience(waiting, lastChange);
        ShopClient.pause();
      }
    }
    return resting;
  }

  /** How many needed a person. */
  int abandoned() {
    return abandoned.size();
  }

  private boolean rests(Placed placed, JsonNode found) throws InterruptedException {
    if (Fulfilment.state(found).equals("STUCK") && abandoned.add(placed.orderId())) {
      shop.commandIfAllowed("/fulfilments/" + placed.orderId() + "/abandon",
          Map.of("reason", "nobody is there to look at it"), run + "-abandon-" + placed.orderId());
      return false;
    }
    if (Fulfilment.mails(found, "REQUESTED") > 0) {
      return false;
    }
    return switch (placed.habit()) {
      case NEVER_PAYS -> Fulfilment.isHeld(found) || Fulfilment.isOver(found);
      case CHARGES_BACK -> Fulfilment.isOver(found) && (Fulfilment.cents(found, "captured") == 0
          || Fulfilment.cents(found, "chargedBack") > 0 || Fulfilment.cents(found, "refunded") > 0);
      case RETURNS -> Fulfilment.isOver(found) && !Fulfilment.state(found).equals("DELIVERED");
      default -> Fulfilment.isOver(found);
    };
  }

  private void requirePatience(List<Placed> waiting, long lastChange) {
    if (!waiting.isEmpty() && ticker.isPast(lastChange, patience)) {
      throw new DemoFailedException(waiting.size() + " orders have not come to rest for "
          + patience.toSeconds() + " s; one of them: GET /orders/" + waiting.getFirst().orderId()
          + "/fulfilment");
    }
  }
}
