package io.orderlog.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.projections.Projections;
import io.orderlog.projections.readmodel.Projection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeedHealthTest {

  @Test
  void read_models_of_other_logs_do_not_say_how_many_orders_are_applied() {
    List<String> ofOrders = Projections.ofOrders().stream().map(Projection::name).toList();
    JsonNode health = health(Projections.all().stream()
        .map(each -> of(each.name(), "RUNNING", ofOrders.contains(each.name()) ? 7 : 0, 1))
        .toList());

    assertThat(FeedHealth.applied(health)).isEqualTo(7);
  }

  @Test
  void the_slowest_of_all_says_how_far_all_are() {
    JsonNode health = health(List.of(of("orders", "RUNNING", 7, 10), of("stock", "STANDBY", 0, 0),
        of("carts", "CATCHING_UP", 0, 2_500), of("products", "RUNNING", 0, 9_000)));

    assertThat(FeedHealth.completeBefore(health)).isEqualTo(Duration.ofMillis(2_500));
  }

  @Test
  void one_that_is_not_fed_ends_a_measurement() {
    JsonNode health = health(List.of(of("orders", "FAILED", 7, 10)));

    assertThatThrownBy(() -> FeedHealth.applied(health)).hasMessageContaining("FAILED");
  }

  private static Map<String, Object> of(String name, String state, int applied, int ageMillis) {
    return Map.of("projection", name, "state", state, "appliedEvents", applied, "lag", 0,
        "ageMillis", ageMillis);
  }

  private static JsonNode health(List<Map<String, Object>> projections) {
    return JsonMapper.shared().valueToTree(Map.of("projections", projections));
  }
}
