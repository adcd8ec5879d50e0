package io.orderlog.domain.risk;

import static io.orderlog.domain.risk.RiskExamples.ADA;
import static io.orderlog.domain.risk.RiskExamples.EUR;
import static io.orderlog.domain.risk.RiskExamples.NOON;
import static io.orderlog.domain.risk.RiskExamples.RULES;
import static io.orderlog.domain.risk.RiskExamples.assess;
import static io.orderlog.domain.risk.RiskExamples.doubted;
import static io.orderlog.domain.risk.RiskExamples.given;
import static io.orderlog.domain.risk.RiskExamples.passed;
import static io.orderlog.domain.risk.RiskExamples.refused;
import static io.orderlog.domain.risk.RiskExamples.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderlog.domain.InvalidCommandException;
import io.orderlog.domain.risk.RiskCommand.Assess;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import io.orderlog.domain.risk.RiskEvent.SubjectUnblocked;
import io.orderlog.domain.risk.RiskRejection.AlreadyBlocked;
import io.orderlog.domain.risk.RiskRejection.NotBlocked;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of a subject, in sentences. */
class RiskDeciderTest {

  private static final Instant AN_HOUR_AGO = NOON.minus(Duration.ofHours(1));
  private static final RiskEvent BLOCKED = new SubjectBlocked("a stolen card");

  @Test
  void so_many_pass_and_the_next_one_is_looked_at() {
    given(passed("1", NOON), passed("2", NOON)).when(assess("3")).then(passed("3", NOON));
    given(passed("1", NOON), passed("2", NOON), passed("3", NOON)).when(assess("4"))
        .then(doubted("4", NOON, "more than 3 in 1h"));
  }

  @Test
  void a_window_ends_with_the_order_and_one_as_old_as_it_is_long_is_out_of_it() {
    given(passed("1", AN_HOUR_AGO), passed("2", NOON), passed("3", NOON)).when(assess("4"))
        .then(passed("4", NOON));
    given(passed("1", AN_HOUR_AGO.plusMillis(1)), passed("2", NOON), passed("3", NOON))
        .when(assess("4")).then(doubted("4", NOON, "more than 3 in 1h"));
  }

  @Test
  void who_is_looked_at_and_tries_again_counts_all_the_same() {
    Instant before = NOON.minus(Duration.ofMinutes(30));
    RiskEvent[] history = {passed("1", AN_HOUR_AGO), passed("2", AN_HOUR_AGO),
        passed("3", AN_HOUR_AGO), doubted("4", before, "more than 3 in 1h"),
        doubted("5", before, "more than 3 in 1h"), doubted("6", before, "more than 3 in 1h")};
    given(history).when(assess("7")).then(doubted("7", NOON, "more than 3 in 1h"));
  }

  @Test
  void amounts_add_up_in_each_currency_alone() {
    given(passed("1", 9_000, NOON)).when(assess("2", 1_000)).then(passed("2", NOON));
    given(passed("1", 9_000, NOON)).when(assess("2", 1_001))
        .then(doubted("2", 1_001, NOON, "more than 100.00 EUR in 24h"));
    given().when(assess("1", 10_001))
        .then(doubted("1", 10_001, NOON, "more than 100.00 EUR in 24h"));
    Currency yen = Currency.getInstance("JPY");
    given(passed("1", 9_000, NOON)).when(new Assess(ADA, "2", 5_000, yen)).then(
        new OrderAssessed("2", 5_000, yen, Verdict.PASS, List.of(), RULES, NOON));
  }

  @Test
  void all_reasons_are_told() {
    given(passed("1", NOON), passed("2", NOON), passed("3", NOON)).when(assess("4", 9_000))
        .then(doubted("4", 9_000, NOON, "more than 3 in 1h", "more than 100.00 EUR in 24h"));
  }

  @Test
  void of_who_is_blocked_nothing_passes_until_that_is_over() {
    given(BLOCKED).when(assess("1")).then(refused("1", NOON));
    given(BLOCKED, new SubjectUnblocked("found again")).when(assess("1"))
        .then(passed("1", NOON));
    given(BLOCKED).when(new Block("twice")).thenRejected(new AlreadyBlocked("a stolen card"));
    given().when(new Unblock("never was")).thenRejected(new NotBlocked());
  }

  @Test
  void an_order_that_is_asked_about_again_gets_its_verdict_and_counts_once() {
    given(passed("1", AN_HOUR_AGO), BLOCKED).when(assess("1")).then(passed("1", NOON));
    given(refused("1", AN_HOUR_AGO)).when(assess("1")).then(refused("1", NOON));
    given(passed("1", NOON), passed("2", NOON), passed("2", NOON)).when(assess("3"))
        .then(passed("3", NOON));
  }

  @Test
  void who_was_asked_elsewhere_and_has_no_rules_here_passes_unless_blocked() {
    RiskSubject method = RiskSubject.method("ok");
    given(passed("1", NOON), passed("2", NOON), passed("3", NOON))
        .when(new Assess(method, "4", 1_000_000, EUR)).then(new OrderAssessed(
            "4", 1_000_000, EUR, Verdict.PASS, List.of(), "no limit", NOON));
    given(BLOCKED).when(new Assess(method, "1", 1_000, EUR)).then(new OrderAssessed("1", 1_000,
        EUR, Verdict.BLOCK, List.of("blocked"), "no limit", NOON));
  }

  @Test
  void no_more_is_kept_than_any_window_needs() {
    RiskEvent[] many = IntStream.range(0, 150)
        .mapToObj(i -> passed("o" + i, NOON.plusSeconds(i))).toArray(RiskEvent[]::new);
    assertThat(state(many).orders()).hasSize(RiskState.MOST_ORDERS)
        .extracting(CountedOrder::orderId).startsWith("o50").endsWith("o149");
    assertThat(state(passed("1", NOON), passed("2", NOON.plusMillis(1)),
        passed("3", NOON.plus(Duration.ofDays(1)))).orders())
        .extracting(CountedOrder::orderId).containsExactly("2", "3");
  }

  @Test
  void a_history_that_no_subject_has_had_is_not_folded() {
    RiskDecider decider = new RiskDecider(RiskExamples.POLICY);
    assertThatIllegalStateException().isThrownBy(
        () -> decider.evolve(state(), new SubjectUnblocked("never was")));
    assertThatIllegalStateException().isThrownBy(() -> decider.evolve(state(BLOCKED), BLOCKED));
  }

  @Test
  void what_no_command_leads_to_is_a_contradiction() {
    RiskDecider decider = new RiskDecider(RiskExamples.POLICY);
    assertThat(decider.contradiction(state(), refused("1", NOON)))
        .contains("its verdict is BLOCK of a subject that is CLEAR");
    assertThat(decider.contradiction(state(BLOCKED), passed("1", NOON)))
        .contains("its verdict is PASS of a subject that is BLOCKED");
    assertThat(decider.contradiction(state(), doubted("1", NOON)))
        .contains("its verdict is REVIEW for 0 reasons");
    assertThat(decider.contradiction(state(passed("1", NOON)), doubted("1", NOON, "too much")))
        .contains("the verdict on its order was PASS");
    assertThat(decider.contradiction(state(passed("1", NOON)), passed("2", AN_HOUR_AGO)))
        .contains("it was decided before the one before it");
    assertThat(decider.contradiction(state(), passed("1", -1, NOON)))
        .contains("its amountMinor is negative");
    assertThat(decider.contradiction(state(), new SubjectBlocked(" ")))
        .contains("its reason must not be blank");
  }

  @Test
  void a_reason_is_a_text() {
    assertThatThrownBy(() -> new Block("")).isInstanceOf(InvalidCommandException.class)
        .hasMessageContaining("reason");
    assertThatThrownBy(() -> new Unblock("\n")).isInstanceOf(InvalidCommandException.class)
        .hasMessageContaining("reason");
  }
}
