package io.orderlog.command.mail;

import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailEvent.MailSuppressed;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.time.Ticker;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Mails that nobody has sent so far. */
public final class WaitingMails {

  private WaitingMails() {}

  /**
   * How many there are, in words for who lets them be sent. All of the log is read.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if it does not answer
   */
  public static String inWords(EventLog<MailEvent> log, Ticker ticker) {
    Set<String> waiting = new HashSet<>();
    try (LogReader<MailEvent> reader =
        log.openReader(Offsets.atStart(log.identity().allPartitions()))) {
      new CatchUp(log, ticker).run(reader, batch -> batch.forEach(event -> take(event, waiting)));
    }
    return switch (waiting.size()) {
      case 0 -> "no mail waits to be sent";
      case 1 -> "1 mail waits to be sent, unless it tells of what was three days ago";
      default -> String.format(Locale.ROOT, "%,d mails wait to be sent, but for those that tell of"
          + " what was three days ago", waiting.size());
    };
  }

  private static void take(RecordedEvent<MailEvent> event, Set<String> waiting) {
    switch (event.data()) {
      case MailRequested _,AttemptFailed _ -> waiting.add(event.streamId());
      case MailSent _,GaveUp _,MailSuppressed _ -> waiting.remove(event.streamId());
    }
  }
}
