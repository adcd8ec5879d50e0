package io.orderlog.faults.check;

import io.orderlog.domain.cart.CartCommand;
import io.orderlog.domain.cart.CartDecider;
import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartRejection;
import io.orderlog.domain.cart.CartState;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.decisions.Screening;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailDecider;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailRejection;
import io.orderlog.domain.mail.MailState;
import io.orderlog.domain.order.OrderCommand;
import io.orderlog.domain.order.OrderDecider;
import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderRejection;
import io.orderlog.domain.order.OrderState;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.domain.product.ProductCommand;
import io.orderlog.domain.product.ProductDecider;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductRejection;
import io.orderlog.domain.product.ProductState;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskDecider;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskRejection;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockDecider;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockState;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitDecider;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitRejection;
import io.orderlog.domain.wait.WaitState;
import io.orderlog.eventlog.cart.CartLog;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.eventlog.risk.RiskLog;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.eventlog.stock.StockLog;
import io.orderlog.eventlog.wait.WaitLog;
import java.util.Set;

/** The rules of every kind of aggregate that there is. */
public final class AllRules {

  private AllRules() {}

  public static Rules<OrderCommand, OrderState, OrderEvent, OrderRejection> ofOrders() {
    return new Rules<>("order", new OrderDecider(), OrderLog.ORDERS.codec(),
        state -> OrderDecider.statusOf(state).name(), RejectionSlugs::of);
  }

  /** Prices are looked up beside them. */
  public static Rules<CartCommand, CartState, CartEvent, CartRejection> ofCarts() {
    return new Rules<>("cart", new CartDecider(), CartLog.CARTS.codec(),
        state -> CartDecider.statusOf(state).name(), RejectionSlugs::of,
        Set.of("price-changed", "product-delisted", "product-currency"));
  }

  public static Rules<StockCommand, StockState, StockEvent, StockRejection> ofStock() {
    return new Rules<>("item", new StockDecider(), StockLog.STOCK.codec(),
        state -> StockDecider.statusOf(state).name(), RejectionSlugs::of);
  }

  /** Nobody but the system asks anything of one. */
  public static Rules<PaymentCommand, PaymentState, PaymentEvent,
      PaymentRejection> ofPayments() {
    return new Rules<>("payment", new PaymentDecider(), PaymentLog.PAYMENTS.codec(),
        state -> PaymentDecider.statusOf(state).name(), Object::toString);
  }

  public static Rules<WaitCommand, WaitState, WaitEvent, WaitRejection> ofWaits(
      Mailing mailing) {
    return new Rules<>("waiting list", new WaitDecider(mailing), WaitLog.WAITS.codec(),
        state -> WaitDecider.statusOf(state).name(), RejectionSlugs::of);
  }

  public static Rules<ProductCommand, ProductState, ProductEvent,
      ProductRejection> ofProducts() {
    return new Rules<>("product", new ProductDecider(), ProductLog.PRODUCTS.codec(),
        state -> ProductDecider.statusOf(state).name(), RejectionSlugs::of);
  }

  public static Rules<RiskCommand, RiskState, RiskEvent, RiskRejection> ofRisk(
      RiskPolicy policy) {
    return new Rules<>("subject", new RiskDecider(policy), RiskLog.RISK.codec(),
        state -> RiskDecider.statusOf(state).name(), RejectionSlugs::of);
  }

  /** Nobody but the system asks anything of one. */
  public static Rules<ShipmentCommand, ShipmentState, ShipmentEvent,
      ShipmentRejection> ofShipments() {
    return new Rules<>("shipment", new ShipmentDecider(), ShipmentLog.SHIPMENTS.codec(),
        state -> ShipmentDecider.statusOf(state).name(), Object::toString);
  }

  /** Nobody but the system asks anything of one. */
  public static Rules<MailCommand, MailState, MailEvent, MailRejection> ofMails() {
    return new Rules<>("mail", new MailDecider(), MailLog.MAILS.codec(),
        state -> MailDecider.statusOf(state).name(), Object::toString);
  }

  public static Rules<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> ofFulfilments(
          FulfilmentTimes times, Carriage carriage, Mailing mailing, Screening screening) {
    return new Rules<>("fulfilment",
        new FulfilmentDecider(times, carriage, mailing, screening),
        FulfilmentLog.FULFILMENTS.codec(),
        state -> FulfilmentDecider.statusOf(state).name(), RejectionSlugs::of);
  }
}
