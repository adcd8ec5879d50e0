package io.orderlog.eventlog.mail;

import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailEvent.MailSuppressed;
import io.orderlog.domain.mail.MailEvent.Reason;
import io.orderlog.domain.mail.Template;
import io.orderlog.domain.mail.MailData;
import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One of each event of a mail. */
public final class MailSamples {

  private static final String ORDER = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";
  private static final String MAIL = "5f1b2c3d-0a1b-8c2d-9e3f-405162738495";

  /** By their types. */
  public static final Map<String, MailEvent> ALL = Map.ofEntries(
      Map.entry("mail.requested.v1", new MailRequested(MAIL, ORDER, Template.ON_ITS_WAY,
          "ada@bücher.example", "Ada \"Countess\" Lovelace", Letter.ENGLISH,
          Map.of(MailData.TRACKING_NUMBER, "RR 123/é", MailData.CARRIER, "Pošta"),
          List.of(new OrderLine("BÜCHER/速達-😀", 1, 990), new OrderLine("mug", 2, 500)),
          Instant.parse("2026-03-01T10:15:30.120Z"))),
      Map.entry("mail.sent.v1", new MailSent("<" + MAIL + "@shop.example>")),
      Map.entry("mail.attempt-failed.v1", new AttemptFailed(2, "the mail server answers 451",
          Instant.parse("2026-03-01T10:16:31Z"))),
      Map.entry("mail.gave-up.v1", new GaveUp("the mail server answers 550 nobody — 不明")),
      Map.entry("mail.suppressed.v1", new MailSuppressed(Reason.TOO_LATE)));

  private MailSamples() {}
}
