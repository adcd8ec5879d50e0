package io.orderlog.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {

  private static final LogPosition POSITION = new LogPosition(3, 1_742);

  @Test
  void one_of_orders_is_the_place_alone_as_it_always_was() {
    assertThat(new ConsistencyToken("orders", POSITION)).hasToString("3@1742");
    assertThat(ConsistencyToken.parse("3@1742"))
        .contains(new ConsistencyToken("orders", POSITION));
  }

  @Test
  void one_of_another_log_names_it() {
    assertThat(new ConsistencyToken("gift-cards", POSITION)).hasToString("gift-cards:3@1742");
    assertThat(ConsistencyToken.parse("gift-cards:3@1742"))
        .contains(new ConsistencyToken("gift-cards", POSITION));
  }

  @Test
  void one_of_orders_may_name_them() {
    assertThat(ConsistencyToken.parse("orders:3@1742"))
        .contains(new ConsistencyToken("orders", POSITION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "3", "3@", "@17", ":3@17", "stock:", "stock", "stock:3",
      "stock: 3@17", "stock :3@17", "Stock:3@17", "stock:stock:3@17", "stock:03@17", "1:3@17",
      "stock-:3@17", "stock:3@17,4@7", "stock:3@17 "})
  void anything_else_is_none(String text) {
    assertThat(ConsistencyToken.parse(text)).isEmpty();
  }

  @Test
  void a_name_that_no_log_can_have_is_none() {
    assertThat(ConsistencyToken.parse("a".repeat(64) + ":3@17")).isPresent();
    assertThat(ConsistencyToken.parse("a".repeat(65) + ":3@17")).isEmpty();
  }
}
