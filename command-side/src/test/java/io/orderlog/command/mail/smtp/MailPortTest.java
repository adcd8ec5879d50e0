package io.orderlog.command.mail.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.DummySSLSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.orderlog.command.effects.EffectFailedException;
import io.orderlog.command.effects.smtp.MailAddresses;
import io.orderlog.command.effects.smtp.Smtp;
import io.orderlog.command.effects.smtp.SmtpServer.Login;
import io.orderlog.command.effects.smtp.SmtpServer.Security;
import io.orderlog.command.effects.smtp.SmtpServer;
import io.orderlog.command.mail.text.MailTexts;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailCommand.PassDeadline;
import io.orderlog.domain.mail.MailCommand.RecordAttemptFailed;
import io.orderlog.domain.mail.MailCommand.RecordRefused;
import io.orderlog.domain.mail.MailCommand.RecordSent;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailExamples;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails to a real server, and to one that answers what the test says. */
@SuppressWarnings("NullAway.Init") // Set before each test.
class MailPortTest {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private GreenMail green;

  @BeforeEach
  void start() {
    green = new GreenMail(new ServerSetup[]{
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)});
    green.start();
  }

  @AfterEach
  void stop() {
    green.stop();
  }

  @Test
  void a_mail_arrives_in_text_and_in_html_under_its_id() throws Exception {
    assertThat(send(port(plain(), Optional.empty()), MailExamples.LETTER))
        .isEqualTo(new RecordSent(MailExamples.MESSAGE_ID));
    MimeMessage mail = received().getFirst();
    assertThat(mail.getMessageID()).isEqualTo(MailExamples.MESSAGE_ID);
    assertThat(mail.getFrom()).containsExactly(new InternetAddress("orders@shop.example"));
    assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("ada@example.org"));
    assertThat(mail.getSubject()).isEqualTo("Your order " + MailExamples.ORDER + " is confirmed");
    assertThat(mail.getSentDate().toInstant()).isEqualTo(MailExamples.NOON);
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getContentType()).startsWith("multipart/alternative");
    assertThat(parts.getBodyPart(0).getContent().toString()).contains("20.00 EUR", "2 x tea");
    assertThat(parts.getBodyPart(1).getContent().toString()).contains("<li>2 x tea</li>");
    assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
  }

  @Test
  void a_mail_that_is_sent_again_is_known_by_its_id() throws Exception {
    MailPort port = port(plain(), Optional.empty());
    send(port, MailExamples.LETTER);
    send(port, MailExamples.LETTER);
    assertThat(received()).hasSize(2)
        .allSatisfy(mail -> assertThat(mail.getMessageID()).isEqualTo(MailExamples.MESSAGE_ID));
  }

  @Test
  void who_has_to_log_in_does_so_with_a_server_that_is_trusted() throws Exception {
    green.setUser("orders@shop.example", "shop", "secret");
    assertThatThrownBy(() -> send(port(encrypted("secret"), Optional.empty()),
        MailExamples.LETTER)).isInstanceOf(EffectFailedException.class)
        .hasMessageContaining("the mail server does not answer")
        .hasMessageNotContaining("secret");
    assertThat(received()).isEmpty();
    assertThat(send(port(encrypted("secret"), Optional.of(new DummySSLSocketFactory())),
        MailExamples.LETTER)).isInstanceOf(RecordSent.class);
    assertThat(received()).hasSize(1);
  }

  @Test
  void who_has_the_wrong_password_tries_again() {
    green.setUser("orders@shop.example", "shop", "secret");
    assertThatThrownBy(() -> send(
        port(encrypted("guess"), Optional.of(new DummySSLSocketFactory())), MailExamples.LETTER))
        .isInstanceOf(EffectFailedException.class).hasMessage(
            "the mail server does not take the login");
  }

  @Test
  void a_password_is_told_behind_starttls_only() throws Exception {
    try (Scripted server = Scripted.withStartTls()) {
      assertThat(send(port(startTls(server), Optional.of(new DummySSLSocketFactory())),
          MailExamples.LETTER)).isInstanceOf(RecordSent.class);
      assertThat(server.lines.stream().map(line -> line.split(" ", 2)[0]).limit(5))
          .containsExactly("EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL");
      server.lines.clear();
      assertThatThrownBy(() -> send(port(startTls(server), Optional.empty()),
          MailExamples.LETTER)).isInstanceOf(EffectFailedException.class);
      assertThat(server.lines).hasSize(2);
    }
    try (Scripted server = new Scripted("never", "")) {
      assertThatThrownBy(() -> send(port(startTls(server), Optional.empty()),
          MailExamples.LETTER)).isInstanceOf(EffectFailedException.class)
          .hasMessageContaining("STARTTLS is required");
      assertThat(server.lines).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  /** Whoever tells nothing that is secret speaks to a server whose certificate nobody knows. */
  @Test
  void what_is_not_secret_is_encrypted_where_that_is_offered() throws Exception {
    try (Scripted server = Scripted.withStartTls()) {
      assertThat(send(port(SmtpServer.at("127.0.0.1", server.port()), Optional.empty()),
          MailExamples.LETTER)).isInstanceOf(RecordSent.class);
      assertThat(server.lines).contains("STARTTLS");
    }
  }

  private SmtpServer encrypted(String password) {
    return new SmtpServer("127.0.0.1", green.getSmtps().getPort(), Security.TLS,
        Optional.of(new Login("shop", password)));
  }

  private static SmtpServer startTls(Scripted server) {
    return new SmtpServer("127.0.0.1", server.port(), Security.STARTTLS,
        Optional.of(new Login("shop", "secret")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "a@b@", "ada@", "ü@example.org", "a,b@example.org",
      "ada@example.org\r\nBcc: eve@example.org", "<ada@example.org>", "a b@example.org"})
  void what_is_no_address_for_smtp_is_given_up(String to) throws Exception {
    assertThat(send(port(plain(), Optional.empty()), letter(to, "Ada")))
        .isInstanceOfSatisfying(RecordRefused.class,
            refused -> assertThat(refused.error()).startsWith("it cannot be sent"));
    assertThat(received()).isEmpty();
  }

  @Test
  void a_domain_may_have_any_letters_and_a_name_any_characters() throws Exception {
    assertThat(send(port(plain(), Optional.empty()),
        letter("ada@bücher.example", "Ada\r\nBcc: eve@example.org\r\n\r\n.\r\n")))
        .isInstanceOf(RecordSent.class);
    assertThat(received()).singleElement().satisfies(mail -> {
      assertThat(mail.getAllRecipients())
          .containsExactly(new InternetAddress("ada@xn--bcher-kva.example"));
      assertThat(mail.getHeader("Bcc")).isNull();
    });
  }

  @Test
  void what_is_too_late_is_not_sent() throws Exception {
    MailPort late = port(plain(), Optional.empty(), PATIENCE, MailExamples.TOO_LATE);
    assertThat(send(late, MailExamples.LETTER)).isEqualTo(new PassDeadline());
    assertThat(received()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RCPT, 550 5.1.1 nobody, true", "RCPT, 450 4.2.0 busy, false",
      "MAIL, 553 5.7.1 not from you, true", "MAIL, 530 5.7.0 log in first, false",
      "hello, 554 5.7.1 not from there, false", "hello, 421 4.3.2 too many, false",
      "., 554 5.6.0 no mail, true", "., 451 4.3.0 busy, false", "., 250 2.0.0 ok, sent"})
  void what_is_refused_for_good_is_given_up_and_all_else_is_tried_again(
      String at, String answer, String end) throws Exception {
    try (Scripted server = new Scripted(at, answer)) {
      MailPort port = port(SmtpServer.at("127.0.0.1", server.port()), Optional.empty());
      switch (end) {
        case "sent" -> assertThat(send(port, MailExamples.LETTER)).isInstanceOf(RecordSent.class);
        case "true" -> assertThat(send(port, MailExamples.LETTER)).isInstanceOfSatisfying(
            RecordRefused.class, refused -> assertThat(refused.error()).contains(answer));
        default -> assertThatThrownBy(() -> send(port, MailExamples.LETTER))
            .isInstanceOf(EffectFailedException.class)
            .hasMessage("the mail server answers " + answer);
      }
    }
  }

  @Test
  void a_server_that_takes_it_and_dies_gets_it_again_under_the_same_id() throws Exception {
    try (Scripted server = new Scripted(".", Scripted.CUT)) {
      MailPort port = port(SmtpServer.at("127.0.0.1", server.port()), Optional.empty());
      assertThatThrownBy(() -> send(port, MailExamples.LETTER))
          .isInstanceOf(EffectFailedException.class);
      assertThatThrownBy(() -> send(port, MailExamples.LETTER))
          .isInstanceOf(EffectFailedException.class);
      assertThat(server.lines).filteredOn(line -> line.startsWith("Message-ID:")).hasSize(2)
          .containsOnly("Message-ID: " + MailExamples.MESSAGE_ID);
    }
  }

  @Test
  void a_server_that_says_nothing_is_not_waited_for_for_ever() throws Exception {
    try (Scripted server = new Scripted("RCPT", "")) {
      MailPort port = port(SmtpServer.at("127.0.0.1", server.port()), Optional.empty(),
          Duration.ofMillis(300), MailExamples.NOON);
      assertThatThrownBy(() -> send(port, MailExamples.LETTER))
          .isInstanceOf(EffectFailedException.class);
    }
    assertThatThrownBy(() -> send(
        port(SmtpServer.at("127.0.0.1", 1), Optional.empty()), MailExamples.LETTER))
        .isInstanceOf(EffectFailedException.class)
        .hasMessageContaining("the mail server does not answer");
  }

  @Test
  void a_server_that_comes_to_no_end_is_not_listened_to_for_ever() throws Exception {
    try (Scripted server = new Scripted("RCPT", "250-more\r\n".repeat(50_000) + "250 ok")) {
      MailPort port = port(SmtpServer.at("127.0.0.1", server.port()), Optional.empty());
      assertThatThrownBy(() -> send(port, MailExamples.LETTER))
          .isInstanceOf(EffectFailedException.class)
          .hasMessageContaining("the mail server does not answer");
    }
  }

  @Test
  void an_attempt_that_failed_has_its_number() {
    assertThat(port(plain(), Optional.empty()).failed(effect(MailExamples.LETTER), "busy"))
        .isEqualTo(new RecordAttemptFailed(3, "busy"));
  }

  private List<MimeMessage> received() {
    return List.of(green.getReceivedMessages());
  }

  private SmtpServer plain() {
    return SmtpServer.at("127.0.0.1", green.getSmtp().getPort());
  }

  private static MailPort port(SmtpServer server, Optional<SSLSocketFactory> trusted) {
    return port(server, trusted, PATIENCE, MailExamples.NOON);
  }

  private static MailPort port(SmtpServer server, Optional<SSLSocketFactory> trusted,
      Duration patience, Instant now) {
    try {
      InternetAddress from = MailAddresses.parse("orders@shop.example");
      return new MailPort(
          new Smtp(server, from, patience, trusted), from, MailTexts.load(), () -> now);
    } catch (AddressException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static MailCommand send(MailPort port, Letter letter)
      throws EffectFailedException, InterruptedException {
    return port.ask(effect(letter), "mails/" + letter.mailId() + "/sending");
  }

  private static Effect<MailCommand, Letter> effect(Letter letter) {
    return new Effect<>(MailCommand.SENDING, 3, letter.about(), letter.about(), letter);
  }

  private static Letter letter(String to, String name) {
    Letter usual = MailExamples.LETTER;
    return new Letter(usual.mailId(), usual.orderId(), usual.template(), to, name,
        usual.locale(), usual.data(), usual.lines(), usual.about());
  }

  /** A server that agrees to everything but to one thing. */
  private static final class Scripted implements AutoCloseable {

    static final String CUT = "cut";

    private final ServerSocket socket;
    private final String at;
    private final String answer;
    private final Optional<SSLContext> tls;
    final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    Scripted(String at, String answer) throws IOException {
      this(at, answer, Optional.empty());
    }

    private Scripted(String at, String answer, Optional<SSLContext> tls) throws IOException {
      this.socket = new ServerSocket(0);
      this.at = at;
      this.answer = answer;
      this.tls = tls;
      Thread.ofVirtual().start(this::serve);
    }

    /** With the certificate of GreenMail. */
    static Scripted withStartTls() throws IOException, GeneralSecurityException {
      char[] password = "changeit".toCharArray();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream file = GreenMail.class.getResourceAsStream("/greenmail.p12")) {
        keys.load(file, password);
      }
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return new Scripted("never", "", Optional.of(context));
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket client = socket.accept()) {
          talk(client);
        } catch (IOException gone) {
          // The next one, if the door is open.
        }
      }
    }

    private void talk(Socket client) throws IOException {
      say(client, at.equals("hello") ? answer : "220 hello");
      if (tls.isPresent() && talk(client, "250-hello\r\n250-STARTTLS\r\n250 ok")) {
        SSLSocket encrypted = (SSLSocket) tls.get().getSocketFactory()
            .createSocket(client, "127.0.0.1", client.getPort(), true);
        encrypted.setUseClientMode(false);
        talk(encrypted, "250-hello\r\n250-AUTH PLAIN\r\n250 ok");
      } else if (tls.isEmpty()) {
        talk(client, "250 ok");
      }
    }

    /** Whether the client wants to go on encrypted. */
    private boolean talk(Socket client, String hello) throws IOException {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
      boolean isMail = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
        boolean isEnd = isMail && line.equals(".");
        String verb = isEnd ? "." : isMail ? "" : line.split(" ", 2)[0];
        if (verb.equals(at) && answer.equals(CUT)) {
          return false;
        }
        say(client, verb.equals(at) ? answer : switch (verb) {
          case "" -> "";
          case "EHLO" -> hello;
          case "DATA" -> "354 go on";
          case "AUTH" -> "235 welcome";
          case "STARTTLS" -> "220 go on";
          case "QUIT" -> "221 goodbye";
          default -> "250 ok";
        });
        if (verb.equals("STARTTLS")) {
          return true;
        }
        isMail = !isEnd && (isMail || verb.equals("DATA"));
      }
      return false;
    }

    private static void say(Socket client, String answer) throws IOException {
      if (!answer.isEmpty()) {
        client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
      }
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
