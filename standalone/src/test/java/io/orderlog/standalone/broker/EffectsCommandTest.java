package io.orderlog.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.embedded.EmbeddedKafka;
import io.orderlog.embedded.SharedKafka;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.payment.PaymentLog;
import io.orderlog.settings.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

@ExtendWith(SharedKafka.class)
class EffectsCommandTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private String bootstrapServers = "";

  @BeforeEach
  void connect(EmbeddedKafka kafka) {
    bootstrapServers = kafka.bootstrapServers();
  }

  @Test
  void a_log_that_is_held_back_may_ask_when_it_is_allowed() {
    KafkaEventLog.createIfMissing(PaymentLog.PAYMENTS,
        KafkaConnection.to(bootstrapServers), OptionalInt.empty()).close();
    assertThat(run("list")).isZero();
    assertThat(out()).isEqualTo("payments is held back; ./orderlog effects allow payments lets it"
        + " ask\n");
    assertThat(run("allow", "payments")).isZero();
    assertThat(run("list")).isZero();
    assertThat(out()).endsWith("payments may ask from now on\npayments may ask\n");
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
    List<AggregateLog<PaymentEvent>> logs = List.of(PaymentLog.PAYMENTS);
    return EffectsCommand.create(environment, logs,
        new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return printed.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
