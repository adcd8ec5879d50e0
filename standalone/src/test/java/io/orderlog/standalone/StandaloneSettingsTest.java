package io.orderlog.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.settings.Environment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of mails when the system has started. */
class StandaloneSettingsTest {

  private static final Optional<String> SIMULATORS = Optional.of("http://127.0.0.1:8090");

  @TempDir
  Path folder;

  @Test
  void a_real_mail_server_is_named_without_who_logs_in() {
    assertThat(mails("smtps://shop:secret@mail.example", SIMULATORS)).isEqualTo(
        "  Mails     to the mail server at mail.example:465, from orders@example.org\n");
    assertThat(mails("smtp://[::1]:25", Optional.empty())).isEqualTo(
        "  Mails     to the mail server at [::1]:25, from orders@example.org\n");
  }

  @Test
  void so_is_the_mailbox_and_that_there_is_none() {
    assertThat(mails("", SIMULATORS)).isEqualTo(
        "  Mails     http://127.0.0.1:8090/mailbox (they go no further)\n");
    assertThat(mails("", Optional.empty())).isEmpty();
    assertThat(mails("none", SIMULATORS)).isEqualTo(
        "  Mails     none, because ORDERLOG_SMTP_URL is none\n");
  }

  private String mails(String url, Optional<String> simulators) {
    Map<String, String> variables = new HashMap<>();
    variables.put("ORDERLOG_DATA", folder.toString());
    if (!url.isEmpty()) {
      variables.put("ORDERLOG_SMTP_URL", url);
      variables.put("ORDERLOG_MAIL_FROM", "orders@example.org");
    }
    return StandaloneSettings.of(new Environment(variables)).whoTakesMails(simulators);
  }
}
