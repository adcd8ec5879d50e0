package io.orderlog.standalone;

import static io.orderlog.standalone.OrderLives.newId;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.http.HttpAnswer;
import io.orderlog.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A payment provider that is away for longer than anybody asks it. The hours pass by the clock of
 * the processes; all else is as it is.
 */
@Tag("faults")
@Tag("faults-short")
class ProviderAwayForHoursTest {

  private static final String NOBODY = "http://127.0.0.1:1";
  private static final Duration LONGEST_PAUSE = Duration.ofHours(8);

  private volatile Duration passed = Duration.ZERO;

  private final InnerSystem system = InnerSystem.start(
      TimeSource.of(() -> Instant.now().plus(passed), System::nanoTime),
      Map.of("ORDERLOG_PAYMENT_URL", NOBODY));

  @AfterEach
  void stop() throws IOException {
    system.close();
  }

  @Test
  void what_was_given_up_is_shown_until_a_person_lets_it_be_asked_again() {
    String order = checkOut();
    int attempts = 0;
    while (given(order, "GAVE_UP").isEmpty()) {
      int before = attempts;
      Eventually.isTrue(() -> attempt(order) > before || !given(order, "GAVE_UP").isEmpty(),
          () -> effects(""));
      attempts = attempt(order);
      passed = passed.plus(LONGEST_PAUSE);
    }
    JsonNode given = given(order, "GAVE_UP");
    assertThat(given.path("txId").asString()).isEqualTo("auth-1");
    assertThat(given.path("kind").asString()).isEqualTo("AUTHORISE");
    assertThat(given.path("attempt").asInt()).isGreaterThan(8);
    assertThat(given.path("lastError").asString()).contains("does not answer");
    assertThat(given.has("nextAttemptAt")).isFalse();
    assertThat(given(order, "FAILING").isEmpty()).isTrue();
    Eventually.isTrue(() -> system.queries().get("/fulfilments?state=STUCK").body()
        .contains(order), () -> system.queries().get("/fulfilments").body());

    post("/fulfilments/" + order + "/retry", "{\"reason\":\"it is back\"}");
    Eventually.isTrue(() -> given(order, "GAVE_UP").isEmpty()
        && attempt(order) > given.path("attempt").asInt(), () -> effects(""));
  }

  private String checkOut() {
    post("/stock/mug/receive", "{\"quantity\":5,\"reference\":\"delivery\"}");
    String cart = newId();
    post("/carts", CartOfTea.opening(cart));
    post("/carts/" + cart + "/set-line",
        "{\"sku\":\"mug\",\"quantity\":2,\"unitPrice\":\"9.95\"}");
    return post("/carts/" + cart + "/checkout", CartOfTea.CHANGES.getOrDefault("checkout", ""))
        .json().path("orderId").asString();
  }

  private HttpAnswer post(String path, String body) {
    HttpAnswer answer = system.commands().post(path, body);
    assertThat(answer.status()).as("%s %s", path, answer.body()).isLessThan(300);
    return answer;
  }

  /** The number of the attempt that is made next or was the last one; 0 if nothing is asked. */
  private int attempt(String order) {
    return asked(order, "").path("attempt").asInt(0);
  }

  private JsonNode given(String order, String state) {
    return asked(order, "?state=" + state);
  }

  private JsonNode asked(String order, String query) {
    JsonNode list = system.queries().get("/effects" + query).json().path("items");
    return list.values().stream()
        .filter(each -> each.path("streamId").asString().equals(order)).findFirst()
        .orElseGet(() -> list.path("not there"));
  }

  private String effects(String query) {
    return system.queries().get("/effects" + query).body();
  }
}
