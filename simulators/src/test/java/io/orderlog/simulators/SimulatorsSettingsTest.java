package io.orderlog.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.settings.Environment;
import io.orderlog.settings.InvalidSettingsException;
import io.orderlog.simulators.webhook.WebhookEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorsSettingsTest {

  @Test
  void nothing_need_be_set() {
    SimulatorsSettings settings = of(Map.of());
    assertThat(settings.port()).isEqualTo(8090);
    assertThat(settings.webhooks()).isEmpty();
    assertThat(settings.percents().values()).containsOnly(0);
    assertThat(settings.slow()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void everything_can_be_set() {
    SimulatorsSettings settings = of(Map.of("ORDERLOG_SIMULATOR_PORT", "0",
        "ORDERLOG_SIMULATOR_WEBHOOK_URL", "http://127.0.0.1:8080/webhooks/payments",
        "ORDERLOG_SIMULATOR_WEBHOOK_SECRET", "whsec_a2V5", "ORDERLOG_SIMULATOR_SEED", "42",
        "ORDERLOG_SIMULATOR_ERRORS_PERCENT", "100", "ORDERLOG_SIMULATOR_LATER_MS", "5"));
    assertThat(settings.webhooks()).contains(new WebhookEndpoint(
        URI.create("http://127.0.0.1:8080/webhooks/payments"), "whsec_a2V5"));
    assertThat(settings.seed()).isEqualTo(42);
    assertThat(settings.percents()).containsEntry(Faults.Kind.ERROR, 100);
    assertThat(settings.later()).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void mistakes_are_told_together_and_no_secret_with_them() {
    assertThatThrownBy(() -> of(Map.of(
        "ORDERLOG_SIMULATOR_WEBHOOK_URL", "http://127.0.0.1:8080/webhooks/payments",
        "ORDERLOG_SIMULATOR_WEBHOOK_SECRET", "open sesame",
        "ORDERLOG_SIMULATOR_LOST_ANSWERS_PERCENT", "101")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("ORDERLOG_SIMULATOR_WEBHOOK_SECRET is \"…\", allowed is whsec_")
        .hasMessageContaining("ORDERLOG_SIMULATOR_LOST_ANSWERS_PERCENT is \"101\"")
        .message().doesNotContain("sesame");
  }

  @Test
  void a_url_needs_a_secret() {
    assertThatThrownBy(() -> of(Map.of(
        "ORDERLOG_SIMULATOR_WEBHOOK_URL", "http://127.0.0.1:8080/webhooks/payments")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("set ORDERLOG_SIMULATOR_WEBHOOK_SECRET too");
  }

  @Test
  void a_carrier_signs_with_a_secret_of_its_own() {
    assertThatThrownBy(() -> of(Map.of(
        "ORDERLOG_SIMULATOR_WEBHOOK_SECRET", "whsec_a2V5",
        "ORDERLOG_SIMULATOR_CARRIER_WEBHOOK_URL", "http://127.0.0.1:8080/webhooks/carrier")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("set ORDERLOG_SIMULATOR_CARRIER_WEBHOOK_SECRET too");
  }

  private static SimulatorsSettings of(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    SimulatorsSettings settings = SimulatorsSettings.of(environment);
    environment.check();
    return settings;
  }
}
