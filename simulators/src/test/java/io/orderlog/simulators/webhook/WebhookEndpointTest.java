package io.orderlog.simulators.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookEndpointTest {

  private final WebhookEndpoint endpoint = new WebhookEndpoint(
      URI.create("http://127.0.0.1/webhooks"), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  /** The example that implementations of Standard Webhooks test themselves with. */
  @Test
  void signs_as_the_specification_does() {
    assertThat(endpoint.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330,
        "{\"test\": 2432232314}")).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void a_message_says_when_it_was_sent_and_not_when_it_was_written() {
    Instant sent = Instant.parse("2026-11-23T12:00:05.9Z");
    var request = endpoint.request(
        new Notice("msg_1", "{}", Instant.parse("2026-11-23T12:00:00Z"), 1, 1), sent);
    assertThat(request.headers().firstValue("webhook-timestamp"))
        .contains(String.valueOf(sent.getEpochSecond()));
    assertThat(request.headers().firstValue("webhook-signature"))
        .contains(endpoint.sign("msg_1", sent.getEpochSecond(), "{}"));
  }

  @Test
  void its_secret_is_not_told() {
    assertThat(endpoint).hasToString("http://127.0.0.1/webhooks");
  }
}
