package io.orderlog.domain.stock;

import static io.orderlog.domain.stock.StockExamples.BEFORE;
import static io.orderlog.domain.stock.StockExamples.LATER;
import static io.orderlog.domain.stock.StockExamples.NOON;
import static io.orderlog.domain.stock.StockExamples.confirmed;
import static io.orderlog.domain.stock.StockExamples.received;
import static io.orderlog.domain.stock.StockExamples.reserved;
import static io.orderlog.domain.stock.StockExamples.state;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.stock.StockCommand.Adjust;
import io.orderlog.domain.stock.StockCommand.Confirm;
import io.orderlog.domain.stock.StockCommand.Consume;
import io.orderlog.domain.stock.StockCommand.ExpireHolds;
import io.orderlog.domain.stock.StockCommand.Receive;
import io.orderlog.domain.stock.StockCommand.Release;
import io.orderlog.domain.stock.StockCommand.Reserve;
import io.orderlog.domain.stock.StockCommand.Return;
import io.orderlog.domain.stock.StockCommand.TryReserve;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every situation at one glance; {@link StockDeciderTest} says it in sentences.
 * Whoever asks wants two; Free has five and nobody wants them. SoldOut and Overdue have five that
 * somebody else holds, there no longer. In the others, two of the five are reserved by whoever
 * asks, and three by somebody else, later.
 */
class StockDecisionTableTest {

  private static final TextTable TABLE = TextTable.parse("""
                  Untracked         Free               SoldOut           Overdue                     Mine            MineOverdue              MineFirm
      Receive     Received          Received           Received          Received                    Received        Received                 Received
      Adjust      !NotTracked       Adjusted           Broken+Adjusted   Released+Adjusted           Broken+Adjusted Released+Broken+Adjusted Broken+Adjusted
      TryReserve  !NotTracked       Reserved           !OutOfStock       Released+Reserved           Extended        Extended                 !IdTaken
      Reserve     Refused           Reserved           Refused           Released+Reserved           Extended        Extended                 Confirmed
      Confirm     Refused           Reserved+Confirmed Refused           Released+Reserved+Confirmed Confirmed       Confirmed                Confirmed
      Release     Released          Released           Released          Released                    Released        Released                 Released
      Consume     Adjusted+Consumed Adjusted+Consumed  Adjusted+Consumed Adjusted+Consumed           Consumed        Consumed                 Consumed
      Return      Returned          Returned           Returned          Returned                    Returned        Returned                 Returned
      ExpireHolds !NothingExpired   !NothingExpired    !NothingExpired   Released                    !NothingExpired Released                 !NothingExpired
      """);

  private static final List<StockCommand> COMMANDS = List.of(
      new Receive(2, "delivery-2"), new Adjust(-3, "counted"), new TryReserve("mine", 2, 60),
      new Reserve("mine", 2, LATER), new Confirm("mine", 2), new Release("mine", "not wanted"),
      new Consume("mine", 2), new Return(2, "parcel-1"), new ExpireHolds());

  static List<TextTable.Cell> cells() {
    return TABLE.cells();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    StockCommand command = COMMANDS.stream()
        .filter(each -> each.getClass().getSimpleName().equals(cell.row()))
        .findFirst().orElseThrow();
    assertThat(word(new StockDecider().decide(command, situation(cell.column()), NOON)))
        .isEqualTo(cell.word());
  }

  @Test
  void no_command_is_missing_in_the_table() {
    assertThat(TABLE.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(StockCommand.class));
  }

  private static StockState situation(String name) {
    return switch (name) {
      case "Untracked" -> state();
      case "Free" -> state(received(5));
      case "SoldOut" -> state(received(5), reserved("other", 5, LATER, 5, 0));
      case "Overdue" -> state(received(5), reserved("other", 5, BEFORE, 5, 0));
      case "Mine" -> state(received(5),
          reserved("mine", 2, LATER, 5, 3), reserved("other", 3, LATER, 5, 0));
      case "MineOverdue" -> state(received(5),
          reserved("mine", 2, BEFORE, 5, 3), reserved("other", 3, LATER, 5, 0));
      case "MineFirm" -> state(received(5), reserved("mine", 2, BEFORE, 5, 3),
          confirmed("mine", 2, 5, 3), reserved("other", 3, LATER, 5, 0));
      default -> throw new IllegalArgumentException("unknown situation " + name);
    };
  }

  private static String word(Decision<StockEvent, StockRejection> decision) {
    return switch (decision) {
      case Accepted<StockEvent, StockRejection>(var events) -> events.stream()
          .map(StockDecisionTableTest::nameOf).collect(joining("+"));
      case Rejected<StockEvent, StockRejection>(var reason) -> "!" + nameOf(reason);
    };
  }

  private static String nameOf(Object event) {
    return event.getClass().getSimpleName().replaceFirst("Reservation|Hold", "");
  }
}
