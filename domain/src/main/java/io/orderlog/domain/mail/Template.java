package io.orderlog.domain.mail;

import java.util.Set;

/** What mails there are. */
public enum Template {
  /** The order is paid. */
  CONFIRMED,
  /** The customer may pay in another way. */
  PAYMENT_DECLINED,
  /** The parcel has left. */
  ON_ITS_WAY,
  /** The customer has it. */
  DELIVERED,
  /** The order comes to nothing. */
  CANCELLED,
  /** Money has gone back. */
  REFUNDED,
  /** There is something again that the receiver has waited for. */
  BACK_IN_STOCK;

  /** Exactly these a mail has to be told. */
  public Set<String> keys() {
    return switch (this) {
      case CONFIRMED, REFUNDED -> Set.of(MailData.CURRENCY, MailData.AMOUNT_MINOR);
      case PAYMENT_DECLINED -> Set.of(MailData.CURRENCY, MailData.AMOUNT_MINOR, MailData.PAY_BY);
      case ON_ITS_WAY -> Set.of(MailData.CARRIER, MailData.TRACKING_NUMBER);
      case DELIVERED -> Set.of();
      case CANCELLED -> Set.of(MailData.REASON);
      case BACK_IN_STOCK -> Set.of(MailData.SKU);
    };
  }
}
