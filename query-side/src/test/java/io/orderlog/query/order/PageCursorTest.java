package io.orderlog.query.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.money.Money;
import io.orderlog.projections.orders.OrderFilter;
import io.orderlog.projections.orders.OrderQuery.Cursor;
import io.orderlog.projections.orders.OrderSort;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Currency;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class PageCursorTest {

  private static final String ID = "0000cafe-0000-4000-8000-000000000001";

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 1_772_359_200_000L, 999_999_999_999_999_999L,
      -999_999_999_999_999_999L})
  void is_read_as_it_was_written(long millis) {
    Cursor place = new Cursor(Instant.ofEpochMilli(millis), Instant.ofEpochMilli(-millis),
        new Money(millis, Currency.getInstance("JPY")), ID);
    PageCursor cursor = PageCursor.of(OrderFilter.ALL, OrderSort.TOTAL, place);
    assertThat(cursor.toString()).matches("[A-Za-z0-9_-]+");
    assertThat(PageCursor.read(cursor.toString())).contains(cursor);
  }

  @Test
  void belongs_to_one_list() {
    PageCursor cursor = PageCursor.of(OrderFilter.ALL.withSku("pen"), OrderSort.TOTAL,
        new Cursor(Instant.EPOCH, Instant.EPOCH, new Money(1, Currency.getInstance("JPY")), ID));
    assertThat(cursor.belongsTo(OrderFilter.ALL.withSku("pen"), OrderSort.TOTAL)).isTrue();
    assertThat(cursor.belongsTo(OrderFilter.ALL.withSku("ink"), OrderSort.TOTAL)).isFalse();
    assertThat(cursor.belongsTo(OrderFilter.ALL.ofCustomer("pen"), OrderSort.TOTAL)).isFalse();
    assertThat(cursor.belongsTo(OrderFilter.ALL.withSku("pen"), OrderSort.PLACED_AT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000_000L})
  void beyond_any_time_of_an_order_is_none(long millis) {
    assertThat(PageCursor.read(base64("0123456789abcdef/" + millis + "/0/EUR/1/" + ID))).isEmpty();
  }

  @Test
  void nonsense_is_none_whatever_it_is() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      assertThat(PageCursor.read(new String(bytes, StandardCharsets.ISO_8859_1))).isEmpty();
      assertThat(PageCursor.read(Base64.getUrlEncoder().encodeToString(bytes))).isEmpty();
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
