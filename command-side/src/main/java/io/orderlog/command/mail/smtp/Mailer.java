package io.orderlog.command.mail.smtp;

import io.orderlog.command.effects.Effects;
import io.orderlog.command.effects.smtp.MailAddresses;
import io.orderlog.command.effects.smtp.MailServer.At;
import io.orderlog.command.effects.smtp.MailServer.NoServer;
import io.orderlog.command.effects.smtp.MailServer.NotSaid;
import io.orderlog.command.effects.smtp.MailServer;
import io.orderlog.command.effects.smtp.Smtp;
import io.orderlog.command.effects.smtp.SmtpServer;
import io.orderlog.command.mail.text.MailTexts;
import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.process.RunningParts;
import io.orderlog.time.TimeSource;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/** Who sends mails. */
public final class Mailer {

  private static final At NOWHERE = new At(SmtpServer.at("127.0.0.1", 1), "nobody@localhost");

  private Mailer() {}

  /**
   * One that hands them to this server.
   *
   * @param parts closes what asks
   */
  public static Effects<MailCommand, Letter> at(
      MailServer server, TimeSource clock, RunningParts parts) {
    String log = MailLog.MAILS.name();
    return parts.add(switch (server) {
      case At at -> new Effects<>(log, port(at, clock), clock);
      case NoServer _ -> Effects.askingNobody(log, port(NOWHERE, clock), clock);
      case NotSaid _ -> Effects.held(log, port(NOWHERE, clock), "no mail is sent, because"
          + " ORDERLOG_SMTP_URL names no mail server; none says that there is none", clock);
    });
  }

  private static MailPort port(At at, TimeSource clock) {
    try {
      InternetAddress from = MailAddresses.parse(at.from());
      return new MailPort(new Smtp(at.server(), from), from, MailTexts.load(), clock);
    } catch (AddressException notOne) {
      throw new IllegalArgumentException(at.from() + " is no e-mail address", notOne);
    }
  }
}
