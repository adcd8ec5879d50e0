/** Pure rules. Requires nothing beyond java.base, so that nothing but rules can be in here. */
module io.orderlog.domain {
  exports io.orderlog.domain;
  exports io.orderlog.domain.agenda;
  exports io.orderlog.domain.cart;
  exports io.orderlog.domain.contact;
  exports io.orderlog.domain.endpoint;
  exports io.orderlog.domain.fulfilment;
  exports io.orderlog.domain.fulfilment.decisions;
  exports io.orderlog.domain.mail;
  exports io.orderlog.domain.money;
  exports io.orderlog.domain.order;
  exports io.orderlog.domain.payment;
  exports io.orderlog.domain.payment.decisions;
  exports io.orderlog.domain.product;
  exports io.orderlog.domain.reactions;
  exports io.orderlog.domain.risk;
  exports io.orderlog.domain.shipment;
  exports io.orderlog.domain.shipment.decisions;
  exports io.orderlog.domain.stock;
  exports io.orderlog.domain.wait;
}
