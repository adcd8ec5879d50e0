package io.orderlog.command.webhook;

import static io.orderlog.command.webhook.SignedWebhook.OTHER;
import static io.orderlog.command.webhook.SignedWebhook.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretsTest {

  /** The example that implementations of Standard Webhooks test themselves with. */
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long SECONDS = 1_614_265_330;
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final WebhookSecrets secrets = new WebhookSecrets(List.of(SECRET));

  @Test
  void what_the_specification_signs_is_believed() {
    assertThat(secrets.haveSigned(signed(SIGNATURE), BODY)).isTrue();
  }

  @Test
  void one_signature_of_several_is_enough() {
    assertThat(secrets.haveSigned(
        signed("v1,AAAA", "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5B", SIGNATURE), BODY))
        .isTrue();
  }

  @Test
  void one_secret_of_several_is_enough() {
    assertThat(new WebhookSecrets(List.of(OTHER, SECRET)).haveSigned(signed(SIGNATURE), BODY))
        .isTrue();
    assertThat(new WebhookSecrets(List.of(OTHER)).haveSigned(signed(SIGNATURE), BODY)).isFalse();
    assertThat(WebhookSecrets.none().haveSigned(signed(SIGNATURE), BODY)).isFalse();
  }

  @Test
  void whatever_is_changed_it_is_not_signed() {
    assertThat(secrets.haveSigned(signed(SIGNATURE), BODY + " ")).isFalse();
    assertThat(secrets.haveSigned(
        new WebhookHeaders("msg_p", SECONDS, List.of(SIGNATURE)), BODY)).isFalse();
    assertThat(secrets.haveSigned(
        new WebhookHeaders(ID, SECONDS + 1, List.of(SIGNATURE)), BODY)).isFalse();
    assertThat(secrets.haveSigned(signed(SIGNATURE.replace("v1,", "v2,")), BODY)).isFalse();
    assertThat(secrets.haveSigned(signed(SIGNATURE.replace("v1,", "")), BODY)).isFalse();
    assertThat(secrets.haveSigned(signed("v1,", "", "ü"), BODY)).isFalse();
  }

  @Test
  void five_minutes_are_no_time() {
    WebhookHeaders headers = signed(SIGNATURE);
    Instant sent = Instant.ofEpochSecond(SECONDS);
    assertThat(headers.areFresh(sent.plusSeconds(300))).isTrue();
    assertThat(headers.areFresh(sent.minusSeconds(300))).isTrue();
    assertThat(headers.areFresh(sent.plusSeconds(301))).isFalse();
    assertThat(headers.areFresh(sent.minusSeconds(301))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_short",
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa??", "whsec_plJ3nmyCDGBKInavdOK15jsl"})
  void what_is_no_secret_is_refused(String text) {
    assertThat(WebhookSecrets.isSecret(text)).isFalse();
    assertThatThrownBy(() -> new WebhookSecrets(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_new_one_is_one_and_is_not_told() {
    WebhookSecrets made = WebhookSecrets.made(new SecureRandom());
    assertThat(made.all()).singleElement().satisfies(
        secret -> assertThat(WebhookSecrets.isSecret(secret)).isTrue());
    assertThat(made.toString()).doesNotContain("whsec_");
  }

  private static WebhookHeaders signed(String... signatures) {
    return new WebhookHeaders(ID, SECONDS, List.of(signatures));
  }
}
