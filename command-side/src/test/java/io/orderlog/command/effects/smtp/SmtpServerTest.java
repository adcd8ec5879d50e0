package io.orderlog.command.effects.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.effects.smtp.SmtpServer.Login;
import io.orderlog.command.effects.smtp.SmtpServer.NoServerException;
import io.orderlog.command.effects.smtp.SmtpServer.Security;
import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a mail server is named, and what is no name for one. */
class SmtpServerTest {

  @Test
  void a_url_says_where_it_is_and_how_it_is_spoken_to() throws NoServerException {
    assertThat(SmtpServer.parse("smtp://mail.example"))
        .isEqualTo(new SmtpServer("mail.example", 587, Security.IF_OFFERED, Optional.empty()));
    assertThat(SmtpServer.parse("smtp://[::1]:25/"))
        .isEqualTo(new SmtpServer("::1", 25, Security.IF_OFFERED, Optional.empty()));
    assertThat(SmtpServer.parse("smtps://mail.example")).isEqualTo(
        new SmtpServer("mail.example", 465, Security.TLS, Optional.empty()));
    assertThat(SmtpServer.parse("smtp://shop%40example.org:a%3Ab+c%20d@mail.example")).isEqualTo(
        new SmtpServer("mail.example", 587, Security.STARTTLS,
            Optional.of(new Login("shop@example.org", "a:b+c d"))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "mail.example | it does not begin with smtp:// or smtps://",
      "mail.example:25 | it does not begin with smtp:// or smtps://",
      "imap://shop:secret@b | it begins with imap://, and not with smtp:// or smtps://",
      "smtp:// | there is no host in it", "smtp:///b | there is no host in it",
      "smtp://a_b | there is no host in it", "smtp://shop:secret@to@b | there is no host in it",
      "smtp://a@b | before its @ there is not both a user and a password",
      "smtp://:secret@b | before its @ there is not both a user and a password",
      "smtp://shop:@b | before its @ there is not both a user and a password",
      "smtp://b:0 | its port is 0, and not one from 1 to 65535",
      "smtps://shop:secret@b:70000 | its port is 70000, and not one from 1 to 65535",
      "smtp://shop:secret@b/path | there is a path behind its host",
      "smtp://b?x=y | there is a ? behind its host", "smtp://b#f | there is a # behind its host",
      "smtp://a b | its character 9 cannot be there in a URL, unless it is written with %",
      "smtp://shop:secret%@b | its character 19 cannot be there in a URL"})
  void what_is_wrong_with_another_one_is_said_without_the_password(String text, String why) {
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_SMTP_URL", text)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("ORDERLOG_SMTP_URL is \"…\": " + why)
        .hasMessageContaining("; allowed is smtp://[user:password@]host[:port]")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_password_is_never_shown() throws NoServerException {
    assertThat(SmtpServer.parse("smtps://shop:secret@mail.example").toString())
        .contains("shop").doesNotContain("secret");
  }

  @Test
  void a_server_needs_a_sender_and_none_is_said() throws NoServerException {
    assertThat(read(Map.of("ORDERLOG_SMTP_URL", "smtp://mail.example",
        "ORDERLOG_MAIL_FROM", "orders@example.org")))
        .isEqualTo(new MailServer.At(
            SmtpServer.parse("smtp://mail.example"), "orders@example.org"));
    assertThat(read(Map.of("ORDERLOG_SMTP_URL", "none"))).isInstanceOf(MailServer.NoServer.class);
    assertThat(read(Map.of())).isInstanceOf(MailServer.NotSaid.class);
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_SMTP_URL", "smtp://mail.example")))
        .hasMessageContaining("set ORDERLOG_MAIL_FROM too");
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_MAIL_FROM", "Shop <a@b.example>")))
        .hasMessageContaining("ORDERLOG_MAIL_FROM is \"Shop <a@b.example>\"");
  }

  private static MailServer read(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    MailServer server = MailSettings.of(environment);
    environment.check();
    return server;
  }
}
