package io.orderlog.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.command.risk.RiskSettings;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.settings.Durability;
import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSideSettingsTest {

  private static final KafkaConnection KAFKA = KafkaConnection.to("127.0.0.1:1");

  @Test
  void nothing_has_to_be_set() {
    assertThat(read(Map.of())).isEqualTo(
        new CommandSideSettings("127.0.0.1", 8080, KAFKA, Durability.POWER_LOSS,
            OptionalInt.empty(), OptionalInt.empty(),
            Optional.empty(), Optional.empty(), Path.of("data")));
  }

  @Test
  void everything_can_be_set() {
    assertThat(read(Map.of("ORDERLOG_HOST", "0.0.0.0", "ORDERLOG_COMMAND_PORT", "0",
        "ORDERLOG_PARTITIONS", "12", "ORDERLOG_WRITER_SLOTS", "12",
        "ORDERLOG_DATA", "elsewhere", "ORDERLOG_DURABILITY", "process-crash",
        "ORDERLOG_ADVERTISED_URL", "https://commands-1.example:8443/commands"))).isEqualTo(
            new CommandSideSettings("0.0.0.0", 0, KAFKA, Durability.PROCESS_CRASH,
                OptionalInt.of(12), OptionalInt.of(12),
                Optional.of(URI.create("https://commands-1.example:8443/commands")),
                Optional.empty(), Path.of("elsewhere")));
  }

  @Test
  void all_mistakes_are_told_at_once() {
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_COMMAND_PORT", "65536",
        "ORDERLOG_PARTITIONS", "1001", "ORDERLOG_WRITER_SLOTS", "none")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContainingAll("ORDERLOG_COMMAND_PORT is \"65536\"",
            "ORDERLOG_PARTITIONS is \"1001\"", "ORDERLOG_WRITER_SLOTS is \"none\"");
  }

  @Test
  void secrets_of_webhooks_have_blanks_or_commas_between() {
    String one = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    String other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    CommandSideSettings settings =
        read(Map.of("ORDERLOG_WEBHOOK_SECRETS", " " + one + ", " + other));
    assertThat(settings.shop().webhookSecrets().all()).containsExactly(one, other);
    assertThat(settings.toString()).doesNotContain("whsec_");
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_WEBHOOK_SECRETS", one + " whsec_guess")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("ORDERLOG_WEBHOOK_SECRETS").hasMessageNotContaining("guess");
  }

  @Test
  void a_carrier_is_believed_by_secrets_of_its_own() {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    ShopSettings shop = read(Map.of("ORDERLOG_CARRIER_WEBHOOK_SECRETS", secret)).shop();
    assertThat(shop.carrierSecrets().all()).containsExactly(secret);
    assertThat(shop.webhookSecrets().areNone()).isTrue();
    assertThat(read(Map.of("ORDERLOG_WEBHOOK_SECRETS", secret)).shop().carrierSecrets().areNone())
        .isTrue();
  }

  @Test
  void there_is_a_quarter_of_an_hour_to_pay_unless_something_else_is_said() {
    assertThat(read(Map.of()).shop().paymentDeadline()).isEqualTo(Duration.ofMinutes(15));
    assertThat(read(Map.of("ORDERLOG_PAYMENT_DEADLINE_S", "60")).shop().paymentDeadline())
        .isEqualTo(Duration.ofMinutes(1));
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_PAYMENT_DEADLINE_S", "0")))
        .hasMessageContaining("ORDERLOG_PAYMENT_DEADLINE_S is \"0\"");
  }

  @Test
  void orders_are_asked_about_by_the_usual_rules_by_others_or_by_none() {
    assertThat(read(Map.of()).shop().riskRules()).isEqualTo("customer: 50 in 1h, 100 in 24h");
    assertThat(read(Map.of("ORDERLOG_RISK_RULES", "address: 9 in 90m; method: no limit")).shop()
        .riskRules()).isEqualTo("address: 9 in 90m; method: no limit");
    assertThat(RiskSettings.policy(
        read(Map.of("ORDERLOG_RISK_RULES", " none ")).shop().riskRules()))
        .isEqualTo(RiskPolicy.NONE);
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_RISK_RULES", "customer: 5 EUR in 24h")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage("ORDERLOG_RISK_RULES is \"customer: 5 EUR in 24h\": '5.00 EUR in 24h' needs a"
            + " limit of orders in 24h or longer beside it; allowed are none, or rules such as"
            + " 'customer: 5 in 1h, 500 EUR in 1h; method: no limit'");
  }

  @Test
  void everything_is_served_unless_some_of_it_is_said() {
    assertThat(read(Map.of()).serve())
        .containsExactlyInAnyOrder("orders", "stock", "waits", "products", "risk", "carts",
            "payments", "shipments", "mails", "fulfilments", "webhook-endpoints");
    assertThat(read(Map.of("ORDERLOG_SERVE", "payments, stock")).serve())
        .containsExactlyInAnyOrder("stock", "payments");
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_SERVE", "stok")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage("ORDERLOG_SERVE is \"stok\", allowed is orders, stock, waits, products, risk,"
            + " carts, payments, shipments, mails, fulfilments, webhook-endpoints, with commas"
            + " between; there is no stok; did you mean stock?");
  }

  @Test
  void a_slot_needs_a_partition() {
    assertThatThrownBy(
        () -> read(Map.of("ORDERLOG_PARTITIONS", "2", "ORDERLOG_WRITER_SLOTS", "3")))
        .hasMessageContaining("ORDERLOG_WRITER_SLOTS is \"3\"").hasMessageContaining("1 to 2");
  }

  @Test
  void an_existing_log_may_have_more_partitions_than_a_new_one() {
    assertThat(read(Map.of("ORDERLOG_WRITER_SLOTS", "7")).writerSlots()).hasValue(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"commands:8080", "ftp://commands", "http://", "http://commands?a=b",
      "http://user@commands", "http://commands#a"})
  void an_advertised_url_that_leads_to_no_process_is_refused(String url) {
    assertThatThrownBy(() -> read(Map.of("ORDERLOG_ADVERTISED_URL", url)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("ORDERLOG_ADVERTISED_URL is \"" + url + "\"");
  }

  private static CommandSideSettings read(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    CommandSideSettings settings = CommandSideSettings.of(environment, KAFKA);
    environment.check();
    return settings;
  }
}
