package io.orderlog.faults.shop.check;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentEvent.AuthorisationRequested;
import io.orderlog.domain.payment.PaymentEvent.Authorised;
import io.orderlog.domain.payment.PaymentEvent.CaptureRequested;
import io.orderlog.domain.payment.PaymentEvent.Captured;
import io.orderlog.domain.payment.PaymentEvent.ChargedBack;
import io.orderlog.domain.payment.PaymentEvent.RefundRequested;
import io.orderlog.domain.payment.PaymentEvent.Refunded;
import io.orderlog.domain.payment.PaymentEvent.VoidRequested;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.shop.ShopLogs;
import io.orderlog.faults.shop.outside.Ledger.Call;
import io.orderlog.faults.shop.outside.Ledger.Operation;
import io.orderlog.faults.shop.outside.Ledger.Payment;
import io.orderlog.faults.shop.ShopLog.Told;
import io.orderlog.faults.shop.outside.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Adds up the money of each order by the events alone, without the rules of the decider, and
 * compares it with what the payment provider knows.
 */
final class MoneyChecker {

  private static final String KEYS = "payments/";
  private static final String CHARGEBACK = "chargeback";

  /** What was held by one authorisation, and what has become of it. */
  private static final class Account {
    private long held;
    private long captured;
    private long refunded;
    private long chargedBack;
  }

  private final ShopLogs logs;
  private final Ledger ledger;
  private final BiConsumer<Anomaly, String> violations;
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Set<String> asked = new HashSet<>();

  MoneyChecker(ShopLogs logs, Ledger ledger, BiConsumer<Anomaly, String> violations) {
    this.logs = logs;
    this.ledger = ledger;
    this.violations = violations;
  }

  void check() {
    logs.payments().told().forEach(this::take);
    accounts.forEach((key, account) -> {
      if ((account.held > 0 && account.captured > account.held)
          || account.refunded + account.chargedBack > account.captured) {
        violations.accept(Anomaly.WRONG_MONEY, "by " + key + " " + inWords(account));
      }
    });
    checkCalls();
    checkLedger();
  }

  private void take(Told<PaymentEvent> told) {
    String order = told.stream();
    switch (told.event()) {
      case AuthorisationRequested request -> asked.add(key(order, request.txId()));
      case CaptureRequested request -> asked.add(key(order, request.txId()));
      case VoidRequested request -> asked.add(key(order, request.txId()));
      case RefundRequested request -> asked.add(key(order, request.txId()));
      case Authorised event -> account(order, event.txId()).held += event.amountMinor();
      case Captured event -> account(order, event.authorisation()).captured += event.amountMinor();
      case Refunded event -> account(order, event.authorisation()).refunded += event.amountMinor();
      case ChargedBack event ->
        account(order, event.authorisation()).chargedBack += event.amountMinor();
      case PaymentEvent.Answer _,PaymentEvent.Inner _ -> {
        /* No money has moved, and none is to move. */ }
    }
  }

  /** All was decided, and nothing was carried out twice. */
  private void checkCalls() {
    Set<String> seen = new HashSet<>();
    for (Call call : ledger.calls()) {
      if (!asked.contains(call.key())) {
        violations.accept(Anomaly.INVENTED_COMMAND, "nobody has decided to ask " + call);
      }
      if (!seen.add(call.key())) {
        violations.accept(Anomaly.DOUBLE_EFFECT, "carried out again: " + call);
      }
    }
    List<String> moved = new ArrayList<>();
    for (Payment payment : ledger.payments()) {
      moved.add(payment.key());
      payment.operations().stream().flatMap(each -> each.key().stream()).forEach(moved::add);
    }
    Set<String> once = new HashSet<>();
    moved.stream().filter(key -> !once.add(key)).forEach(
        key -> violations.accept(Anomaly.DOUBLE_EFFECT, "there twice: " + key));
  }

  private void checkLedger() {
    Map<String, Payment> payments = new HashMap<>();
    Map<String, Payment> taken = new HashMap<>();
    for (Payment payment : ledger.payments()) {
      payments.put(payment.key(), payment);
      compare(payment, accounts.getOrDefault(payment.key(), new Account()));
      if (payment.captured() > 0 && taken.put(payment.reference(), payment) != null) {
        violations.accept(Anomaly.DOUBLE_EFFECT, "money was taken twice for " + payment);
      }
    }
    accounts.forEach((key, account) -> {
      if (!payments.containsKey(key)) {
        violations.accept(Anomaly.WRONG_LEDGER,
            "the provider does not know " + key + " by which " + inWords(account));
      }
    });
  }

  private void compare(Payment payment, Account account) {
    boolean isHeld = account.held == payment.authorised()
        // What was taken must have been held, whether that was heard or not.
        || (account.held == 0 && account.captured > 0);
    if (!isHeld || account.captured != payment.captured()
        || account.refunded != payment.refunded()
        || account.chargedBack != payment.chargedBack()) {
      violations.accept(Anomaly.WRONG_LEDGER, "the provider has " + payment
          + ", but by the log " + inWords(account));
    }
    if (Stream.concat(Stream.of(payment.status()),
        payment.operations().stream().map(Operation::status)).anyMatch("pending"::equals)
        || (payment.method().equals(CHARGEBACK) && payment.kept() > 0)) {
      violations.accept(Anomaly.WRONG_LEDGER, "something is about to happen to " + payment);
    }
  }

  private Account account(String order, String authorisation) {
    return accounts.computeIfAbsent(key(order, authorisation), _ -> new Account());
  }

  private static String key(String order, String transaction) {
    return KEYS + order + "/" + transaction;
  }

  private static String inWords(Account account) {
    return account.held + " were held, " + account.captured + " taken, " + account.refunded
        + " given back, " + account.chargedBack + " charged back";
  }
}
