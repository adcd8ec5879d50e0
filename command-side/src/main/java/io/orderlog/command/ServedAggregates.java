package io.orderlog.command;

import io.orderlog.command.cart.CartAggregate;
import io.orderlog.command.fulfilment.FulfilmentAggregate;
import io.orderlog.command.order.OrderAggregate;
import io.orderlog.command.payment.PaymentAggregate;
import io.orderlog.command.payment.provider.PaymentProvider;
import io.orderlog.command.payment.provider.PaymentWebhooks;
import io.orderlog.command.stock.StockAggregate;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.process.RunningParts;
import io.orderlog.time.Ticker;
import java.util.List;

/** The kinds of aggregate that command sides write. */
public final class ServedAggregates {

  private ServedAggregates() {}

  /** All that there are, and nobody outside is asked or believed. */
  public static List<ServedAggregate<?, ?, ?, ?>> all() {
    return all(PaymentAggregate.served(), ShopSettings.alone());
  }

  /**
   * All that there are, and those outside are asked and believed whom the settings name: asked by
   * the process that has the writers alone.
   *
   * @param parts closes what asks them
   */
  static List<ServedAggregate<?, ?, ?, ?>> all(
      CommandSideSettings settings, Ticker ticker, RunningParts parts) {
    ShopSettings shop = settings.shop();
    return all(settings.serve().contains(PaymentLog.PAYMENTS.name())
        ? PaymentAggregate.served(PaymentProvider.at(shop.paymentUrl(), ticker, parts))
        : PaymentAggregate.served(), shop);
  }

  /** The names of their logs. */
  public static List<String> names() {
    return all().stream().map(each -> each.aggregate().name()).toList();
  }

  /** The logs of those that ask somebody outside. */
  public static List<AggregateLog<?>> logsThatAsk() {
    return List.of(PaymentLog.PAYMENTS);
  }

  private static List<ServedAggregate<?, ?, ?, ?>> all(
      ServedAggregate<PaymentCommand, ?, ?, PaymentRejection> payments, ShopSettings shop) {
    return List.of(OrderAggregate.served(), StockAggregate.served(), CartAggregate.served(),
        payments.hearing(PaymentWebhooks.route(shop.webhookSecrets())),
        FulfilmentAggregate.served(FulfilmentTimes.usual().paidWithin(shop.paymentDeadline())));
  }
}
