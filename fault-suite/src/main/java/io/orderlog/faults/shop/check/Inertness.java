package io.orderlog.faults.shop.check;

import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.check.Violation;
import io.orderlog.faults.shop.ShopEvidence;
import io.orderlog.faults.shop.ShopLog;
import java.util.ArrayList;
import java.util.List;

/** Whether nothing has happened between two moments. */
public final class Inertness {

  private Inertness() {}

  /** What was written, and what was asked outside, since then. */
  public static List<Violation> check(ShopEvidence before, ShopEvidence after) {
    List<Violation> violations = new ArrayList<>();
    List<ShopLog<?, ?, ?, ?>> logs = after.logs().all();
    for (int i = 0; i < logs.size(); i++) {
      report(logs.get(i).name(), before.logs().all().get(i).content().committed(),
          logs.get(i).content().committed(), violations);
    }
    report("calls", before.ledger().calls(), after.ledger().calls(), violations);
    report("ledger", before.ledger().payments(), after.ledger().payments(), violations);
    report("parcels", before.labels().labels(), after.labels().labels(), violations);
    report("calls of the carrier", before.labels().calls(), after.labels().calls(), violations);
    report("webhooks", before.subscriber().taken(), after.subscriber().taken(), violations);
    report("mails", before.mailbox().messages(), after.mailbox().messages(), violations);
    return violations;
  }

  private static <T> void report(
      String what, List<T> before, List<T> after, List<Violation> violations) {
    if (!after.equals(before)) {
      violations.add(new Violation(Anomaly.NOT_INERT,
          what + ": " + after.stream().filter(each -> !before.contains(each)).toList()));
    }
  }
}
