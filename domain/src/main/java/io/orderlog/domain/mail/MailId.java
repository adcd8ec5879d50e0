package io.orderlog.domain.mail;

import io.orderlog.domain.order.OrderId;
import java.util.Optional;

/** The ids of mails: a UUID that follows from what the mail is sent for. */
public final class MailId {

  private MailId() {}

  /**
   * The only mail of this kind for this cause.
   *
   * @param streamId of the order or the item that it is about
   * @param cause what has happened to that, in a word that stays for ever
   */
  public static String of(String streamId, Template template, String cause) {
    return OrderId.derivedFrom("mail " + streamId + " " + template + " " + cause).text();
  }

  /** The id that a text gives, in the one form that the log knows; empty if it is no UUID. */
  public static Optional<String> canonical(String text) {
    return OrderId.canonical(text);
  }
}
