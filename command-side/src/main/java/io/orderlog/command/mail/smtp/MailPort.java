package io.orderlog.command.mail.smtp;

import io.orderlog.command.effects.EffectFailedException;
import io.orderlog.command.effects.EffectPort;
import io.orderlog.command.effects.smtp.MailAddresses;
import io.orderlog.command.effects.smtp.MailText;
import io.orderlog.command.effects.smtp.Smtp;
import io.orderlog.command.effects.smtp.SmtpReply;
import io.orderlog.command.mail.text.MailTexts;
import io.orderlog.command.mail.text.UntellableException;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailCommand.PassDeadline;
import io.orderlog.domain.mail.MailCommand.RecordAttemptFailed;
import io.orderlog.domain.mail.MailCommand.RecordRefused;
import io.orderlog.domain.mail.MailCommand.RecordSent;
import io.orderlog.domain.mail.MailCommand;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Has mails sent, and says what became of them. A mail has one message id for ever: who gets it
 * twice can know that it is one.
 */
final class MailPort implements EffectPort<MailCommand, Letter> {

  /** Servers do not like more from one place. */
  private static final int AT_A_TIME = 8;

  private final Smtp server;
  private final String domain;
  private final MailTexts texts;
  private final InstantSource clock;
  private final Semaphore connections = new Semaphore(AT_A_TIME);

  /** @param from the address that mails come from; message ids end in its domain */
  MailPort(Smtp server, InternetAddress from, MailTexts texts, InstantSource clock) {
    this.server = server;
    this.domain = from.getAddress().substring(from.getAddress().lastIndexOf('@'));
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public MailCommand ask(Effect<MailCommand, Letter> effect, String key)
      throws EffectFailedException, InterruptedException {
    Letter letter = effect.request();
    if (!clock.instant().isBefore(letter.until())) {
      return new PassDeadline();
    }
    try {
      InternetAddress to = MailAddresses.parse(letter.to());
      MailText text = texts.of(letter);
      String messageId = "<" + letter.mailId() + domain + ">";
      connections.acquire();
      try {
        server.send(messageId, to, text, letter.about());
      } finally {
        connections.release();
      }
      return new RecordSent(messageId);
    } catch (AddressException notOne) {
      return new RecordRefused("it cannot be sent to this address: " + notOne.getMessage());
    } catch (UntellableException nothing) {
      return new RecordRefused(String.valueOf(nothing.getMessage()));
    } catch (MessagingException failure) {
      return refused(failure);
    }
  }

  private static MailCommand refused(MessagingException failure)
      throws EffectFailedException, InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("the process is stopping");
    }
    Optional<SmtpReply> reply = SmtpReply.in(failure);
    if (reply.filter(SmtpReply::isForGood).isPresent()) {
      return new RecordRefused("the mail server answers " + reply.get().text());
    }
    throw new EffectFailedException(reply.map(each -> "the mail server answers " + each.text())
        .orElseGet(() -> failure instanceof AuthenticationFailedException
            ? "the mail server does not take the login"
            : "the mail server does not answer: " + SmtpReply.oneLine(failure)));
  }

  @Override
  public MailCommand failed(Effect<MailCommand, Letter> effect, String error) {
    return new RecordAttemptFailed(effect.attempt(), error);
  }
}
