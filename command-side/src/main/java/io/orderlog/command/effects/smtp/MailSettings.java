package io.orderlog.command.effects.smtp;

import io.orderlog.command.effects.smtp.MailServer.At;
import io.orderlog.command.effects.smtp.MailServer.NoServer;
import io.orderlog.command.effects.smtp.MailServer.NotSaid;
import io.orderlog.command.effects.smtp.SmtpServer.NoServerException;
import io.orderlog.settings.Environment;
import io.orderlog.settings.Setting;
import java.util.Optional;

/** Who takes mails, as the environment says it. */
public final class MailSettings {

  /** Where mails are from that no real server sees. */
  public static final String TRIAL_SENDER = "orders@shop.example";

  private MailSettings() {}

  /** Reads the settings; mistakes are for the environment's check to tell. */
  public static MailServer of(Environment environment) {
    Optional<String> from = environment.text(Setting.MAIL_FROM);
    if (from.isPresent() && !MailAddresses.isAddress(from.get())) {
      environment.reject(Setting.MAIL_FROM, from.get(),
          "an e-mail address without a name, as in orders@shop.example");
    }
    if (environment.isNone(Setting.SMTP_URL)) {
      return new NoServer();
    }
    Optional<SmtpServer> server = environment.secret(Setting.SMTP_URL).map(String::strip)
        .flatMap(url -> server(environment, url));
    if (server.isPresent() && from.isEmpty()) {
      environment.refuse(Setting.SMTP_URL, "…",
          "mails have to come from somebody; set " + Setting.MAIL_FROM + " too");
    }
    return server.<MailServer>map(at -> new At(at, from.orElse(TRIAL_SENDER)))
        .orElseGet(NotSaid::new);
  }

  /** It may have a password in it, so no message shows it. */
  private static Optional<SmtpServer> server(Environment environment, String url) {
    try {
      return Optional.of(SmtpServer.parse(url));
    } catch (NoServerException wrong) {
      environment.refuse(Setting.SMTP_URL, "…",
          wrong.getMessage() + "; allowed is " + SmtpServer.FORM + ", or none");
      return Optional.empty();
    }
  }

  /** The sender of mails that no real server sees. */
  public static String trialSender(Environment environment) {
    return environment.text(Setting.MAIL_FROM).orElse(TRIAL_SENDER);
  }
}
