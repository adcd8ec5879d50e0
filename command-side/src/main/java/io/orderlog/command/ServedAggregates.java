package io.orderlog.command;

import io.orderlog.command.CarrierAddress.At;
import io.orderlog.command.CarrierAddress.NoCarrier;
import io.orderlog.command.CarrierAddress.NotSaid;
import io.orderlog.command.cart.CartAggregate;
import io.orderlog.command.endpoint.EndpointAggregate;
import io.orderlog.command.endpoint.delivery.ToldLogs;
import io.orderlog.command.fulfilment.FulfilmentAggregate;
import io.orderlog.command.mail.MailAggregate;
import io.orderlog.command.mail.WaitingMails;
import io.orderlog.command.effects.smtp.MailServer;
import io.orderlog.command.mail.smtp.Mailer;
import io.orderlog.command.order.OrderAggregate;
import io.orderlog.command.payment.PaymentAggregate;
import io.orderlog.command.payment.provider.PaymentProvider;
import io.orderlog.command.payment.provider.PaymentWebhooks;
import io.orderlog.command.product.ProductAggregate;
import io.orderlog.command.risk.RiskAggregate;
import io.orderlog.command.risk.RiskSettings;
import io.orderlog.command.shipment.ShipmentAggregate;
import io.orderlog.command.shipment.carrier.Carrier;
import io.orderlog.command.shipment.carrier.CarrierWebhooks;
import io.orderlog.command.stock.StockAggregate;
import io.orderlog.command.wait.WaitAggregate;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.decisions.Screening;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.endpoint.EndpointLog;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.eventlog.risk.RiskLog;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.eventlog.wait.WaitLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.process.RunningParts;
import io.orderlog.settings.Environment;
import io.orderlog.time.TimeSource;
import java.util.List;
import java.util.Optional;

/** The kinds of aggregate that command sides write. */
public final class ServedAggregates {

  /** The logs whose events others may be told of: all but that of endpoints, which has secrets. */
  private static final List<AggregateLog<?>> TOLD = List.of(OrderLog.ORDERS, StockLog.STOCK,
      WaitLog.WAITS, ProductLog.PRODUCTS, RiskLog.RISK, CartLog.CARTS, PaymentLog.PAYMENTS,
      ShipmentLog.SHIPMENTS, MailLog.MAILS, FulfilmentLog.FULFILMENTS);

  /** Those by which orders are asked about if nothing is said. */
  static final String USUAL_RISK_RULES = RiskSettings.USUAL;

  private ServedAggregates() {}

  /** Those that are said; mistakes are for the environment's check to tell. */
  static String riskRules(Environment environment) {
    return RiskSettings.rules(environment);
  }

  /** All that there are, and nobody outside is asked or believed. */
  public static List<ServedAggregate<?, ?, ?, ?>> all() {
    ShopSettings alone = ShopSettings.alone();
    return all(PaymentAggregate.served(), ShipmentAggregate.served(), MailAggregate.served(),
        EndpointAggregate.served(ToldLogs.unopened(TOLD), alone.destinations()), alone);
  }

  /**
   * All that there are, and those outside are asked and believed whom the settings name: asked by
   * the process that has the writers alone.
   *
   * @param parts closes what asks them
   */
  static List<ServedAggregate<?, ?, ?, ?>> all(
      CommandSideSettings settings, TimeSource clock, RunningParts parts) {
    ShopSettings shop = settings.shop();
    return all(settings.serve().contains(PaymentLog.PAYMENTS.name())
        ? PaymentAggregate.served(PaymentProvider.at(shop.paymentUrl(), clock, parts))
        : PaymentAggregate.served(),
        settings.serve().contains(ShipmentLog.SHIPMENTS.name())
            ? ShipmentAggregate.served(
                Carrier.at(shop.carrier(), settings.kafka(), clock, parts))
            : ShipmentAggregate.served(),
        settings.serve().contains(MailLog.MAILS.name())
            ? MailAggregate.served(Mailer.at(shop.mail(), clock, parts))
            : MailAggregate.served(),
        settings.serve().contains(EndpointLog.ENDPOINTS.name())
            ? EndpointAggregate.served(
                TOLD, settings.kafka(), shop.destinations(), clock, parts)
            : EndpointAggregate.served(ToldLogs.unopened(TOLD), shop.destinations()),
        shop);
  }

  /** The names of their logs. */
  public static List<String> names() {
    return all().stream().map(each -> each.aggregate().name()).toList();
  }

  /** The logs of those that ask somebody outside. */
  public static List<AggregateLog<?>> logsThatAsk() {
    return List.of(PaymentLog.PAYMENTS, ShipmentLog.SHIPMENTS, MailLog.MAILS,
        EndpointLog.ENDPOINTS);
  }

  /**
   * How much of a log waits for somebody outside, in words; nothing where that is told by the read
   * models alone.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if the log does not answer
   */
  public static Optional<String> whatWaits(AggregateLog<?> log, KafkaConnection kafka) {
    if (!log.name().equals(MailLog.MAILS.name())) {
      return Optional.empty();
    }
    try (KafkaEventLog<MailEvent> mails = KafkaEventLog.open(MailLog.MAILS, kafka)) {
      return Optional.of(WaitingMails.inWords(mails, TimeSource.system()));
    }
  }

  private static List<ServedAggregate<?, ?, ?, ?>> all(
      ServedAggregate<PaymentCommand, ?, ?, PaymentRejection> payments,
      ServedAggregate<ShipmentCommand, ?, ?, ShipmentRejection> shipments,
      ServedAggregate<?, ?, ?, ?> mails, ServedAggregate<?, ?, ?, ?> endpoints,
      ShopSettings shop) {
    RiskPolicy policy = RiskSettings.policy(shop.riskRules());
    return List.of(OrderAggregate.served(), StockAggregate.served(),
        WaitAggregate.served(shop.waitSecrets(), mailing(shop.mail())),
        ProductAggregate.served(),
        RiskAggregate.served(policy),
        CartAggregate.served(),
        payments.hearing(PaymentWebhooks.route(shop.webhookSecrets())),
        shipments.hearing(CarrierWebhooks.route(shop.carrierSecrets())), mails,
        FulfilmentAggregate.served(
            FulfilmentTimes.usual().paidWithin(shop.paymentDeadline()), carriage(shop.carrier()),
            mailing(shop.mail()), Screening.by(policy)),
        endpoints);
  }

  private static Mailing mailing(MailServer mail) {
    return switch (mail) {
      case MailServer.At _ -> Mailing.BY_MAIL;
      case MailServer.NoServer _,MailServer.NotSaid _ -> Mailing.NONE;
    };
  }

  private static Carriage carriage(CarrierAddress carrier) {
    return switch (carrier) {
      case At _ -> Carriage.BY_CARRIER;
      case NoCarrier _,NotSaid _ -> Carriage.BY_HAND;
    };
  }
}
