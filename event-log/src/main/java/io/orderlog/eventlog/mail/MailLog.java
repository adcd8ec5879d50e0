package io.orderlog.eventlog.mail;

import io.orderlog.domain.mail.MailEvent;
import io.orderlog.eventlog.AggregateLog;

/** The log of all mails; the id of one follows from what it is sent for. */
public final class MailLog {

  public static final AggregateLog<MailEvent> MAILS =
      new AggregateLog<>("mails", "mail", MailEventCodec.create(), 6);

  /** No event that a command may lead to takes more, with its key and its headers. */
  public static final int LARGEST_EVENT_BYTES = 256 * 1024;

  private MailLog() {}
}
