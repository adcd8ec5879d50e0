package io.orderlog.domain.mail;

/** Names of what a mail tells; they stand in the log. */
public final class MailData {

  public static final String CURRENCY = "currency";
  public static final String AMOUNT_MINOR = "amountMinor";
  /** As ISO 8601 has it, in UTC. */
  public static final String PAY_BY = "payBy";
  public static final String CARRIER = "carrier";
  public static final String TRACKING_NUMBER = "trackingNumber";
  public static final String SKU = "sku";
  /** The name of a cause. */
  public static final String REASON = "reason";

  private MailData() {}
}
