package io.orderlog.projections.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.money.Money;
import java.util.Currency;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

@Tag("strange-machine")
class OrderTableTest {

  @Test
  @DefaultLocale("fa-IR")
  void totals_are_sorted_by_the_same_digits_in_every_locale() {
    assertThat(OrderTable.totalKey(new Money(1990, Currency.getInstance("EUR"))))
        .isEqualTo("EUR0000000000000001990");
  }
}
