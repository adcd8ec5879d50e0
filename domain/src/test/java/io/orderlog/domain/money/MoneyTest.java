package io.orderlog.domain.money;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.orderlog.domain.SeededRuns;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("strange-machine")
class MoneyTest {

  @ParameterizedTest
  @CsvSource({
      "19.99, EUR, 1999", "19.9, EUR, 1990", "20, EUR, 2000", "2E+1, EUR, 2000",
      "0, EUR, 0", "0.00, EUR, 0", "-0.05, EUR, -5",
      "100, JPY, 100", "1E+3, JPY, 1000",
      "1.234, KWD, 1234", "1.2, KWD, 1200",
      "9999999999999999.99, EUR, 999999999999999999",
      "999999999999999999, JPY, 999999999999999999"})
  void an_amount_is_counted_in_minor_units(BigDecimal amount, String currency, long minorUnits) {
    assertThat(Money.of(amount, currency(currency)))
        .contains(new Money(minorUnits, currency(currency)));
  }

  @ParameterizedTest
  @CsvSource({
      "19.990, EUR", "0.000, EUR", "0.001, EUR", "1e-5, EUR", "100.0, JPY", "0.5, JPY",
      "1.2345, KWD", "1.2000, KWD"})
  void more_digits_than_the_currency_has_make_no_money(BigDecimal amount, String currency) {
    assertThat(Money.of(amount, currency(currency))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "10000000000000000, EUR", "-10000000000000000, EUR", "92233720368547758.08, EUR",
      "1000000000000000000, JPY", "1000000000000000, KWD"})
  void an_amount_that_a_long_may_not_hold_makes_no_money(BigDecimal amount, String currency) {
    assertThat(Money.of(amount, currency(currency))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "1e1000000000", "-1e1000000000", "1e-1000000000", "123e2147483640",
      "1e2147483647", "-1e2147483647", "99e2147483647", "1e-2147483647"})
  @Timeout(value = 5, unit = SECONDS, threadMode = SEPARATE_THREAD)
  void a_huge_exponent_costs_neither_time_nor_memory(String amount) {
    for (String currency : new String[]{"EUR", "JPY", "KWD"}) {
      assertThat(Money.of(new BigDecimal(amount), currency(currency))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EUR", "USD", "JPY", "KWD"})
  void a_currency_is_found_by_its_code(String code) {
    assertThat(Money.currency(code)).contains(currency(code));
    assertThat(Money.hasMinorUnits(currency(code))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"XAU", "XXX", "XTS", "XDR"})
  void gold_and_no_currency_at_all_have_no_minor_units_to_count_in(String code) {
    assertThat(Money.currency(code)).isEmpty();
    assertThat(Money.hasMinorUnits(currency(code))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "E", "eur", "EURO", " EUR", "ABC", "€"})
  void an_unknown_code_is_no_currency(String code) {
    assertThat(Money.currency(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "1999, EUR, 19.99", "1990, EUR, 19.90", "5, EUR, 0.05", "0, EUR, 0.00", "-5, EUR, -0.05",
      "100, JPY, 100", "0, JPY, 0", "1234, KWD, 1.234",
      "9007199254740991, EUR, 90071992547409.91",
      "-9223372036854775808, JPY, -9223372036854775808"})
  void money_is_written_with_all_digits_of_its_currency(
      long minorUnits, String currency, String decimal) {
    Money money = new Money(minorUnits, currency(currency));
    assertThat(money.toDecimal()).isEqualTo(decimal);
    assertThat(money).hasToString(decimal + " " + currency);
  }

  @Test
  void what_is_written_reads_back_as_the_same_money() {
    List<Currency> currencies = Currency.getAvailableCurrencies().stream()
        .filter(Money::hasMinorUnits)
        .sorted(Comparator.comparing(Currency::getCurrencyCode)).toList();
    SeededRuns.fixedAndFresh().check(random -> {
      // Shifted, because short amounts would hardly ever turn up among all that are allowed.
      long minorUnits = random.nextLong(-Money.MAX_MINOR_UNITS, Money.MAX_MINOR_UNITS + 1) >> random
          .nextInt(Long.SIZE);
      Money money = new Money(minorUnits, currencies.get(random.nextInt(currencies.size())));
      assertThat(Money.of(new BigDecimal(money.toDecimal()), money.currency())).contains(money);
    });
  }

  private static Currency currency(String code) {
    return Currency.getInstance(code);
  }
}
