package io.orderlog.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTest {

  @Test
  void is_a_uuid_in_lower_case() {
    assertThat(OrderId.parse("0190A0B1-C2D3-7E4F-8A9B-0C1D2E3F4A5B"))
        .contains(new OrderId("0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1-1-1-1-1", "0190a0b1c2d37e4f8a9b0c1d2e3f4a5b",
      "{0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b}", "0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5",
      "0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5bb", " 0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b",
      "0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5g", "0190a0b1-c2d3-7e4f-8a9b-0c1d2e3f4a5b\n"})
  void is_nothing_else(String text) {
    assertThat(OrderId.parse(text)).isEmpty();
  }

  @Test
  void derived_from_a_command_id_it_is_the_same_for_ever() {
    assertThat(OrderId.derivedFrom("a key").text())
        .isEqualTo("33c1afec-6e40-8e6d-8f98-fb261bffaab5");
  }

  @Test
  void derived_from_a_command_id_it_is_a_uuid_of_version_8() {
    UUID id = UUID.fromString(OrderId.derivedFrom("another key").text());
    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(OrderId.parse(id.toString())).isPresent();
  }

  @Test
  void different_command_ids_give_different_orders() {
    assertThat(OrderId.derivedFrom("key 1")).isNotEqualTo(OrderId.derivedFrom("key 2"));
  }
}
