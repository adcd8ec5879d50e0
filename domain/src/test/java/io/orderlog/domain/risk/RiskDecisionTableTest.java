package io.orderlog.domain.risk;

import static io.orderlog.domain.risk.RiskExamples.NOON;
import static io.orderlog.domain.risk.RiskExamples.assess;
import static io.orderlog.domain.risk.RiskExamples.passed;
import static io.orderlog.domain.risk.RiskExamples.refused;
import static io.orderlog.domain.risk.RiskExamples.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every situation at one glance; {@link RiskDeciderTest} says it in sentences.
 * Order 9 is asked about, at noon. In Full the hour has three others; Known and Refused know order
 * 9, and Refused is blocked, as is Blocked.
 */
class RiskDecisionTableTest {

  private static final TextTable TABLE = TextTable.parse("""
               New             Full            Known           Blocked         Refused
      Assess   PASS            REVIEW          PASS            BLOCK           BLOCK
      Block    SubjectBlocked  SubjectBlocked  SubjectBlocked  !AlreadyBlocked !AlreadyBlocked
      Unblock  !NotBlocked     !NotBlocked     !NotBlocked     SubjectUnblocked SubjectUnblocked
      """);

  private static final List<RiskCommand> COMMANDS =
      List.of(assess("9"), new Block("a suspicion"), new Unblock("none"));

  static List<TextTable.Cell> cells() {
    return TABLE.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    RiskCommand command = COMMANDS.stream()
        .filter(each -> each.getClass().getSimpleName().equals(cell.row()))
        .findFirst().orElseThrow();
    assertThat(word(
        new RiskDecider(RiskExamples.POLICY).decide(command, situation(cell.column()), NOON)))
        .isEqualTo(cell.word());
  }

  @Test
  void no_command_is_missing_in_the_table() {
    assertThat(TABLE.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(RiskCommand.class));
  }

  private static RiskState situation(String name) {
    return switch (name) {
      case "New" -> state();
      case "Full" -> state(passed("1", NOON), passed("2", NOON), passed("3", NOON));
      case "Known" -> state(passed("9", NOON), passed("2", NOON), passed("3", NOON));
      case "Blocked" -> state(new SubjectBlocked("a suspicion"));
      case "Refused" -> state(new SubjectBlocked("a suspicion"), refused("9", NOON));
      default -> throw new IllegalArgumentException("unknown situation " + name);
    };
  }

  private static String word(Decision<RiskEvent, RiskRejection> decision) {
    return switch (decision) {
      case Accepted<RiskEvent, RiskRejection>(var events) ->
        events.getFirst() instanceof OrderAssessed assessed
            ? assessed.verdict().name()
            : events.getFirst().getClass().getSimpleName();
      case Rejected<RiskEvent, RiskRejection>(var reason) ->
        "!" + reason.getClass().getSimpleName();
    };
  }
}
