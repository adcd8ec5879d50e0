package io.orderlog.domain.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.money.Money;
import io.orderlog.domain.risk.RiskRules.AmountLimit;
import io.orderlog.domain.risk.RiskRules.OrderLimit;
import io.orderlog.domain.risk.RiskSubject.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as people write them. */
class RiskPolicyTest {

  @Test
  void each_kind_of_subject_has_its_own() {
    assertThat(RiskPolicy.parse(
        " customer: 5 in 1h,20 in 24h, 500 EUR in 90m ;method: no limit; address:100 in 1440m "))
        .isEqualTo(new RiskPolicy(Map.of(
            Kind.CUSTOMER, new RiskRules(List.of(new OrderLimit(5, Duration.ofHours(1)),
                new OrderLimit(20, Duration.ofHours(24)),
                new AmountLimit(new Money(50_000, RiskExamples.EUR), Duration.ofMinutes(90)))),
            Kind.METHOD, RiskRules.NONE,
            Kind.ADDRESS, new RiskRules(List.of(new OrderLimit(100, Duration.ofHours(24)))))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      5 in 1h|5 in 1h
      5 in 60m, 7 in 90m|5 in 1h, 7 in 90m
      9 in 24h, 19.9 EUR in 24h|9 in 24h, 19.90 EUR in 24h
      9 in 24h, 2000 JPY in 24h|9 in 24h, 2000 JPY in 24h
      no limit|no limit
      """)
  void rules_are_written_in_one_form_that_is_read_again(String written, String text) {
    RiskRules rules = RiskRules.parse(written);
    assertThat(rules.text()).isEqualTo(text);
    assertThat(RiskRules.parse(rules.text())).isEqualTo(rules);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      customer|'customer' does not begin with customer:, address: or method:
      email: 5 in 1h|'email: 5 in 1h' does not begin with customer:, address: or method:
      customer: 5 in 1h;|'' does not begin with customer:, address: or method:
      customer: 5 in 1h; customer: 6 in 1h|customer stands there twice
      customer:|'' is no limit such as '5 in 1h' or '500.00 EUR in 24h'
      customer: 5 per hour|'5 per hour' is no limit such as '5 in 1h' or '500.00 EUR in 24h'
      customer: 0 in 1h|so many orders must be from 1 to 100
      customer: 101 in 1h|so many orders must be from 1 to 100
      customer: 1.5 in 1h|orders are counted in whole numbers
      customer: 5 in 0m|a window must be from 1m to 24h
      customer: 5 in 25h|a window must be from 1m to 24h
      customer: 5 in 24h, 5 EUX in 24h|there is no currency EUX
      customer: 5 in 24h, 5.001 EUR in 24h|5.001 has more decimal places than EUR
      customer: 5 in 1h, 6 in 60m|'6 in 1h' is the second limit of orders in 1h
      customer: 5 in 1h, 5 EUR in 1h, 5 USD in 1h, 7 EUR in 1h|'7.00 EUR in 1h' is the second limit of EUR in 1h
      customer: 5 in 1h, 5 EUR in 24h|'5.00 EUR in 24h' needs a limit of orders in 24h or longer
      """)
  void a_mistake_is_named(String written, String why) {
    assertThatThrownBy(() -> RiskPolicy.parse(written))
        .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(why);
  }

  @Test
  void how_much_is_used_is_told_in_the_same_words() {
    RiskState state = RiskExamples.state(RiskExamples.passed("1", 990, RiskExamples.NOON),
        RiskExamples.passed("2", 10, RiskExamples.NOON.plusSeconds(7_200)));
    assertThat(RiskRules.parse(RiskExamples.RULES)
        .used(state, RiskExamples.NOON.plusSeconds(7_200)))
        .containsExactly("1", "2", "10.00 EUR");
  }
}
