package io.orderlog.faults.shop.check;

import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailState;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.faults.check.Anomaly;
import io.orderlog.faults.check.HistoryChecker;
import io.orderlog.faults.check.Violation;
import io.orderlog.faults.shop.ShopEvidence;
import io.orderlog.faults.shop.ShopLog;
import io.orderlog.faults.shop.ShopLogs;
import io.orderlog.faults.shop.check.ShopOwnCommands.Heard;
import io.orderlog.faults.shop.outside.CarrierFacts;
import io.orderlog.faults.shop.outside.MailFacts;
import io.orderlog.faults.shop.outside.ProviderFacts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what the logs of a shop say with each other, with what its clients were told, and with
 * the books of its payment provider, its carrier, its mail server and whoever is told by webhooks,
 * at a moment at which nothing happens. Pure: the same evidence always gives the same violations. Used once.
 */
public final class FulfilmentChecker {

  /** What is so while something is under way, and is wrong only if it stays so. */
  private static final Set<Anomaly> PASSING = EnumSet.of(Anomaly.LOST_COMMAND,
      Anomaly.WRONG_RESERVATION, Anomaly.WRONG_LEDGER, Anomaly.WRONG_MONEY,
      Anomaly.FORGOTTEN_ORDER, Anomaly.MISSING_VERDICT, Anomaly.MISSING_WEBHOOK);

  private final ShopEvidence evidence;
  private final List<Violation> violations = new ArrayList<>();

  private FulfilmentChecker(ShopEvidence evidence) {
    this.evidence = evidence;
  }

  /** All that is wrong; empty if the shop has kept its word and nothing is left to be done. */
  public static List<Violation> check(ShopEvidence evidence) {
    return new FulfilmentChecker(evidence).check();
  }

  /** Whether it may only mean that something is under way. */
  public static boolean mayPass(Violation violation) {
    return PASSING.contains(violation.anomaly());
  }

  private List<Violation> check() {
    ShopLogs logs = evidence.logs();
    Causes causes = Causes.in(logs);
    Heard<PaymentCommand, PaymentState> provider =
        (events, before) -> ProviderFacts.in(
            events.stream().map(logs.payments().rules()::read).toList(), before);
    check(logs.carts(), CartCommand.class, Optional.empty(), causes, nobody());
    check(logs.orders(), OrderCommand.class, Optional.of(Target.ORDERS), causes, nobody());
    check(logs.stock(), StockCommand.class, Optional.of(Target.STOCK), causes, nobody());
    check(logs.waits(), WaitCommand.class, Optional.of(Target.WAITS), causes, nobody());
    check(logs.products(), ProductCommand.class, Optional.empty(), causes, nobody());
    check(logs.risk(), RiskCommand.class, Optional.of(Target.RISK), causes, nobody());
    check(logs.payments(), PaymentCommand.class, Optional.of(Target.PAYMENTS), causes, provider);
    Heard<ShipmentCommand, ShipmentState> carrier =
        (events, before) -> CarrierFacts.in(
            events.stream().map(logs.shipments().rules()::read).toList(), before);
    check(logs.shipments(), ShipmentCommand.class, Optional.of(Target.SHIPMENTS), causes,
        carrier);
    Heard<MailCommand, MailState> mailServer = (events, _) -> MailFacts.in(
        events.stream().map(logs.mails().rules()::read).toList());
    check(logs.mails(), MailCommand.class, Optional.of(Target.MAILS), causes, mailServer);
    check(logs.fulfilments(), FulfilmentCommand.class, Optional.of(Target.FULFILMENTS), causes,
        nobody());
    causes.requireAllDone(evidence.parked(), this::report);
    new GoodsChecker(logs, this::report).check();
    new WaitsChecker(logs, this::report).check();
    new PricesChecker(logs, evidence.outage(), this::report).check();
    new RiskChecker(logs, this::report).check();
    new MoneyChecker(logs, evidence.ledger(), this::report).check();
    new ParcelsChecker(logs, evidence.labels(), this::report).check();
    new MailsChecker(logs, evidence.mailbox(), evidence.at(), this::report).check();
    new WebhooksChecker(logs, evidence.subscriber(), this::report).check();
    new EndsChecker(evidence, this::report).check();
    return List.copyOf(violations);
  }

  private <C, S, E, R> void check(ShopLog<C, S, E, R> log, Class<C> commands,
      Optional<Target> target, Causes causes, Heard<C, S> heard) {
    violations.addAll(HistoryChecker.check(log.rules(),
        new ShopOwnCommands<>(commands, log.definition().agenda(), target, causes, heard,
            evidence.outage(),
            this::report),
        log.attempts(), log.content()));
  }

  private static <C, S> Heard<C, S> nobody() {
    return (_, _) -> Optional.empty();
  }

  private void report(Anomaly anomaly, String what) {
    violations.add(new Violation(anomaly, what));
  }
}
