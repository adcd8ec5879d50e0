package io.orderlog.domain.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.shop.SimulatedLog.Entry;
import io.orderlog.domain.stock.StockState.Tracked;
import io.orderlog.domain.wait.WaitDecider;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import io.orderlog.domain.wait.WaitState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Nobody who waits is told twice, or when there is nothing, or before somebody who has waited
 * longer; and never more are told at a time than there are.
 */
final class WaitingListsCheck {

  private WaitingListsCheck() {}

  static void check(Shop shop) {
    shop.waits.states().keySet().forEach(sku -> {
      checkList(shop, sku);
      checkKnowledge(shop, sku);
    });
  }

  private static void checkList(Shop shop, String sku) {
    WaitDecider decider = new WaitDecider(Mailing.BY_MAIL);
    WaitState state = decider.initial();
    Set<String> told = new HashSet<>();
    long available = 0;
    long toldAtATime = 0;
    Instant last = Instant.EPOCH;
    for (Entry<WaitEvent> entry : entries(shop, sku)) {
      String story = sku + " " + entry;
      assertThat(decider.contradiction(state, entry.event())).as(story).isEmpty();
      state = decider.evolve(state, entry.event());
      switch (entry.event()) {
        case StockSeen seen -> {
          available = seen.available();
          toldAtATime = 0;
        }
        case Notified notified -> {
          assertThat(told.add(notified.waitId())).as(story).isTrue();
          toldAtATime = entry.at().equals(last) ? toldAtATime + 1 : 1;
          last = entry.at();
          assertThat(toldAtATime).as(story).isLessThanOrEqualTo(available);
        }
        case Joined _,Left _ -> {
        }
      }
    }
  }

  /** When all is carried, the list knows how much is there but for a factor of two. */
  private static void checkKnowledge(Shop shop, String sku) {
    long there = shop.stock.state(sku) instanceof Tracked tracked ? tracked.available() : 0;
    long known = shop.waits.state(sku).available();
    assertThat(Long.highestOneBit(known)).as("%s: %s known, %s there", sku, known, there)
        .isEqualTo(Long.highestOneBit(there));
  }

  /** Those who were told in the decision that heard of pieces. */
  static long toldAtOnce(Shop shop) {
    return told(shop, true);
  }

  /** Those who were told because others had had time to buy. */
  static long toldByTime(Shop shop) {
    return told(shop, false);
  }

  private static long told(Shop shop, boolean atOnce) {
    long count = 0;
    for (String sku : shop.waits.states().keySet()) {
      Instant heard = Instant.EPOCH;
      for (Entry<WaitEvent> entry : entries(shop, sku)) {
        if (entry.event() instanceof StockSeen) {
          heard = entry.at();
        } else if (entry.event() instanceof Notified && heard.equals(entry.at()) == atOnce) {
          count++;
        }
      }
    }
    return count;
  }

  private static List<Entry<WaitEvent>> entries(Shop shop, String sku) {
    return shop.waits.entries().stream().filter(entry -> entry.stream().equals(sku)).toList();
  }
}
