package io.orderlog.domain.wait;

import static io.orderlog.domain.wait.WaitExamples.ADA;
import static io.orderlog.domain.wait.WaitExamples.BOB;
import static io.orderlog.domain.wait.WaitExamples.CARA;
import static io.orderlog.domain.wait.WaitExamples.EVENING;
import static io.orderlog.domain.wait.WaitExamples.NOON;
import static io.orderlog.domain.wait.WaitExamples.email;
import static io.orderlog.domain.wait.WaitExamples.joined;
import static io.orderlog.domain.wait.WaitExamples.notified;
import static io.orderlog.domain.wait.WaitExamples.seen;
import static io.orderlog.domain.wait.WaitExamples.state;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.wait.WaitCommand.HearStock;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.domain.wait.WaitCommand.TellMore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every situation at one glance; {@link WaitDeciderTest} says it in sentences. Ada
 * is who joins and leaves, and two mugs are what is heard of, in the evening. In Sold there is
 * nobody; in Waiting there is Ada, and Bob behind her; in Others Bob and Cara. In There one mug is
 * there and nobody waits; in Rest it is there, Cara was told at noon, and Ada and Bob wait on. In
 * Told Cara was told just now.
 */
class WaitDecisionTableTest {

  private static final TextTable TABLE = TextTable.parse("""
                Sold      Waiting              Others               There     Rest              Told
      Join      Joined    !AlreadyWaiting      Joined               !InStock  !InStock          !InStock
      Leave     !NotWaiting Left               !NotWaiting          !NotWaiting Left            Left
      HearStock StockSeen StockSeen+Notified+Notified StockSeen+Notified+Notified StockSeen StockSeen+Notified StockSeen+Notified
      TellMore  !NotDue   !NotDue              !NotDue              !NotDue   Notified          !NotDue
      """);

  private static final List<WaitCommand> COMMANDS = List.of(
      new Join(ADA, email(ADA)), new Leave(ADA), new HearStock(2), new TellMore());

  static List<TextTable.Cell> cells() {
    return TABLE.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    WaitCommand command = COMMANDS.stream()
        .filter(each -> each.getClass().getSimpleName().equals(cell.row()))
        .findFirst().orElseThrow();
    WaitDecider decider = new WaitDecider(Mailing.BY_MAIL);
    assertThat(word(decider.decide(command, situation(cell.column()), EVENING)))
        .isEqualTo(cell.word());
  }

  @Test
  void no_command_is_missing_in_the_table() {
    assertThat(TABLE.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(WaitCommand.class));
  }

  private static WaitState situation(String name) {
    return switch (name) {
      case "Sold" -> state();
      case "Waiting" -> state(joined(ADA), joined(BOB));
      case "Others" -> state(joined(BOB), joined(CARA));
      case "There" -> state(seen(1));
      case "Rest" -> state(
          joined(CARA), joined(ADA), joined(BOB), seen(1), notified(CARA, NOON));
      case "Told" -> state(
          joined(CARA), joined(ADA), joined(BOB), seen(1), notified(CARA, EVENING));
      default -> throw new IllegalArgumentException("unknown situation " + name);
    };
  }

  private static String word(Decision<WaitEvent, WaitRejection> decision) {
    return switch (decision) {
      case Accepted<WaitEvent, WaitRejection>(var events) -> events.stream()
          .map(event -> event.getClass().getSimpleName()).collect(joining("+"));
      case Rejected<WaitEvent, WaitRejection>(var reason) ->
        "!" + reason.getClass().getSimpleName();
    };
  }
}
