package io.orderlog.command.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.money.Money;
import io.orderlog.domain.risk.RiskCommand;
import io.orderlog.domain.risk.RiskCommand.Assess;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.risk.RiskSubject;
import io.orderlog.eventlog.event.MetadataRules;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("strange-machine")
class RiskCommandHashTest {

  private static final String ORDER = "2491f54e-288e-8f3d-936a-7fe0e3c29e1d";

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(assess("ada", 1990), "qrCtdFsPRgifV7pppn_Gkw"),
        Arguments.of(new Block("a stolen card"), "zubvDXavGqssoFR1151mAw"),
        Arguments.of(new Unblock("found again"), "CYTVOQlLUzIvRVxwO3t-Bg"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(RiskCommand command, String hash) {
    assertThat(RiskCommandHash.of(command)).isEqualTo(hash).matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(RiskCommand.class));
  }

  @Test
  void differs_between_commands() {
    assertThat(Stream.of(assess("ada", 1990), assess("bob", 1990), assess("ada", 1991),
        new Block("r"), new Unblock("r"), new Block("s")).map(RiskCommandHash::of))
        .doesNotHaveDuplicates();
  }

  private static RiskCommand assess(String customer, long amountMinor) {
    return new Assess(RiskSubject.customer(customer), ORDER, amountMinor,
        Money.currency("EUR").orElseThrow());
  }
}
