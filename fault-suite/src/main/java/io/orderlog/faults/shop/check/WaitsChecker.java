package io.orderlog.faults.shop.check;

import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.shop.ShopLog.Told;
import io.orderlog.faults.shop.ShopLogs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Follows those who wait by the events alone, without the rules of the decider: each is told once
 * at most, in turn, and no decision tells more than there are pieces.
 */
record WaitsChecker(ShopLogs logs, BiConsumer<Anomaly, String> violations) {

  void check() {
    logs.waits().streams().forEach(sku -> new WaitingList(sku).follow());
  }

  private final class WaitingList {

    private final String sku;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> told = new HashSet<>();
    private long available;
    private long toldAtOnce;
    private String decision = "";

    WaitingList(String sku) {
      this.sku = sku;
    }

    void follow() {
      for (Told<WaitEvent> each : logs.waits().toldOf(sku)) {
        if (!each.logged().commandId().equals(decision)) {
          decision = each.logged().commandId();
          toldAtOnce = 0;
        }
        switch (each.event()) {
          case Joined(var waitId, _) -> waiting.add(waitId);
          case Left(var waitId) -> require(waiting.remove(waitId), each, "nobody to leave");
          case StockSeen(var seen, _) -> available = seen;
          case Notified(var waitId, _, _, _) -> tell(waitId, each);
        }
      }
    }

    private void tell(String waitId, Told<WaitEvent> each) {
      toldAtOnce++;
      require(told.add(waitId), each, "twice");
      require(toldAtOnce <= available, each, "more than the " + available + " that there are");
      require(waitId.equals(waiting.peek()), each, "before " + waiting.peek());
      waiting.remove(waitId);
    }

    private void require(boolean holds, Told<WaitEvent> each, String what) {
      if (!holds) {
        violations.accept(Anomaly.WRONG_NOTICE, each.logged() + ": " + what);
      }
    }
  }
}
