package io.orderlog.command.effects.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orderlog.command.effects.smtp.SmtpServer.Login;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands mails to a server, each over a connection of its own. Calls block. Thread-safe. */
public final class Smtp {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  /** A server says some hundred bytes about a mail. */
  private static final long MOST_BYTES = 256 * 1024;
  /** First digits of the codes that refuse, for now or for good. */
  private static final Set<Integer> REFUSES = Set.of(4, 5);

  private final SmtpServer server;
  private final InternetAddress from;
  private final Session session;

  /**
   * For this server.
   *
   * @param trusted makes connections to servers that are trusted, whatever their names; only those
   *     that the JDK trusts, under their names, if it is empty
   */
  public Smtp(SmtpServer server, InternetAddress from, Duration answerTimeout,
      Optional<SSLSocketFactory> trusted) {
    this.server = server;
    this.from = from;
    Properties settings = settings(server, answerTimeout);
    trusted.ifPresent(factory -> {
      settings.put("mail.smtp.ssl.socketFactory", factory);
      settings.put("mail.smtp.ssl.checkserveridentity", "false");
    });
    this.session = Session.getInstance(settings);
  }

  /** As patient as is usual. */
  public Smtp(SmtpServer server, InternetAddress from) {
    this(server, from, ANSWER_TIMEOUT, Optional.empty());
  }

  private static Properties settings(SmtpServer server, Duration answerTimeout) {
    Properties settings = new Properties();
    settings.put("mail.smtp.connectiontimeout", millis(CONNECT_TIMEOUT));
    settings.put("mail.smtp.timeout", millis(answerTimeout));
    settings.put("mail.smtp.writetimeout", millis(answerTimeout));
    BoundedSockets sockets = new BoundedSockets(MOST_BYTES);
    settings.put("mail.smtp.socketFactory", sockets);
    settings.put("mail.smtp.socketFactory.fallback", "false");
    // Not the name of this machine, which is nobody's business and may take long to find out.
    settings.put("mail.smtp.localhost", "orderlog");
    settings.put("mail.smtp.auth", String.valueOf(server.login().isPresent()));
    switch (server.security()) {
      case TLS -> {
        settings.put("mail.smtp.ssl.enable", "true");
        // Encryption as the JDK does it is laid over them.
        settings.put("mail.smtp.ssl.socketFactory", sockets);
        settings.put("mail.smtp.ssl.socketFactory.fallback", "false");
      }
      case STARTTLS -> {
        settings.put("mail.smtp.starttls.enable", "true");
        settings.put("mail.smtp.starttls.required", "true");
      }
      case IF_OFFERED -> {
        settings.put("mail.smtp.starttls.enable", "true");
        settings.put("mail.smtp.ssl.trust", "*");
      }
    }
    settings.put("mail.smtp.ssl.checkserveridentity",
        String.valueOf(server.security() != SmtpServer.Security.IF_OFFERED));
    return settings;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }

  /**
   * Sends one.
   *
   * @param messageId the same for the same mail, with angle brackets
   * @param at when that happened of which it tells
   * @throws MessagingException if the server has not said that it has it
   */
  public void send(String messageId, InternetAddress to, MailText text, Instant at)
      throws MessagingException {
    MimeMessage message = message(messageId, to, text, at);
    Transport transport = session.getTransport("smtp");
    try {
      connect(transport);
      transport.sendMessage(message, message.getAllRecipients());
    } finally {
      close(transport);
    }
  }

  private void connect(Transport transport) throws MessagingException {
    try {
      transport.connect(server.host(), server.port(),
          server.login().map(Login::user).orElse(null),
          server.login().map(Login::password).orElse(null));
    } catch (AuthenticationFailedException failure) {
      throw failure;
    } catch (MessagingException failure) {
      if (transport instanceof SMTPTransport smtp
          && REFUSES.contains(smtp.getLastReturnCode() / 100)) {
        throw new ServerRefusedException(
            smtp.getLastReturnCode(), smtp.getLastServerResponse(), failure);
      }
      throw failure;
    }
  }

  private MimeMessage message(
      String messageId, InternetAddress to, MailText text, Instant at)
      throws MessagingException {
    MimeMessage message = new IdentifiedMessage(session, messageId);
    message.setFrom(from);
    message.setRecipient(RecipientType.TO, to);
    message.setSubject(text.subject(), UTF_8.name());
    message.setSentDate(Date.from(at));
    // So that nobody's machine answers that he is on holiday (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part(text.plain(), "plain"));
    both.addBodyPart(part(text.html(), "html"));
    message.setContent(both);
    message.saveChanges();
    return message;
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8.name(), subtype);
    return part;
  }

  /** Whether it was sent is known by then. */
  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException _) {
      // The server has said goodbye in its own way.
    }
  }

  /** Has the id that it is given, and not one that is made up. */
  private static final class IdentifiedMessage extends MimeMessage {

    private final String messageId;

    IdentifiedMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
