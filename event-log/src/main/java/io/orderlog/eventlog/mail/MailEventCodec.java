package io.orderlog.eventlog.mail;

import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailEvent.MailSuppressed;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which a mail's events stand in the log. Once written, a name stays. */
public final class MailEventCodec {

  private MailEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<MailEvent> create() {
    return new JsonEventCodec<>(MailEvent.class, Map.ofEntries(
        Map.entry("mail.requested.v1", MailRequested.class),
        Map.entry("mail.sent.v1", MailSent.class),
        Map.entry("mail.attempt-failed.v1", AttemptFailed.class),
        Map.entry("mail.gave-up.v1", GaveUp.class),
        Map.entry("mail.suppressed.v1", MailSuppressed.class)), Upcasters.none());
  }
}
