package io.orderlog.standalone.broker;

import static io.orderlog.eventlog.SampleEvents.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailEvent.MailSuppressed;
import io.orderlog.domain.mail.MailEvent.Reason;
import io.orderlog.domain.mail.Template;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

@ExtendWith(SharedKafka.class)
class EffectsCommandTest {

  private static final List<AggregateLog<?>> LOGS = List.of(PaymentLog.PAYMENTS, MailLog.MAILS);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private String bootstrapServers = "";

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    bootstrapServers = kafka.bootstrapServers();
  }

  @Test
  void a_log_that_is_held_back_may_ask_when_it_is_allowed() {
    for (AggregateLog<?> log : LOGS) {
      KafkaEventLog.createIfMissing(log, KafkaConnection.to(bootstrapServers),
          OptionalInt.empty()).close();
    }
    assertThat(run("list")).isZero();
    assertThat(out()).startsWith("payments is held back; ./orderlog effects allow payments lets it"
        + " ask\n");
    assertThat(run("allow", "payments")).isZero();
    assertThat(run("list")).isZero();
    assertThat(out()).contains("payments may ask from now on\npayments may ask\nmails ");
  }

  @Test
  void who_lets_mails_be_sent_is_told_how_many() {
    try (var mails = KafkaEventLog.createIfMissing(MailLog.MAILS,
        KafkaConnection.to(bootstrapServers), OptionalInt.empty())) {
      assertThat(run("allow", "mails")).isZero();
      assertThat(out()).endsWith("mails may ask from now on\nno mail waits to be sent\n");
      try (var appender = mails.openAppender("writer")) {
        appender.append(List.of(requested("a"),
            requested("b"), event("b", 2, new AttemptFailed(1, "450 busy", Instant.EPOCH)),
            requested("c"), event("c", 2, new GaveUp("550 nobody")),
            requested("d"), event("d", 2, new MailSent("<1@shop>")),
            requested("e"), event("e", 2, new MailSuppressed(Reason.TOO_LATE))));
      }
    }
    assertThat(run("allow", "mails")).isZero();
    assertThat(out()).endsWith("mails may ask from now on\n2 mails wait to be sent, but for those"
        + " that tell of what was three days ago\n");
  }

  private static NewEvent<MailEvent> requested(String mailId) {
    return event(mailId, 1, new MailRequested(mailId, "", Template.BACK_IN_STOCK,
        "ada@example.org", "", "en", Map.of(), List.of(), Instant.EPOCH));
  }

  @Test
  void a_log_that_asks_nobody_is_no_mistake_of_the_system() {
    assertThat(run("allow", "orders")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return command().execute(arguments);
  }

  private CommandLine command() {
    Environment environment =
        new Environment(Map.of("ORDERLOG_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers));
    return EffectsCommand.create(environment, LOGS,
        new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return printed.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
