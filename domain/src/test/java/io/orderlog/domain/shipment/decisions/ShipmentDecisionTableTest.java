package io.orderlog.domain.shipment.decisions;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.Decision.Rejected;
import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.TextTable;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.RecordAttemptFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelTooLate;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordFailed;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentExamples;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every situation at one glance. Unlabelled was handed over before its label was
 * known, Finding is to be cancelled and its label not known, NeverThere had none.
 *
 * <pre>
 * ask     the carrier is asked for a label   label   there is one      gone    it has left
 * there   it has arrived                     stop    not to leave      stays   does not leave
 * late    it has left all the same           failed  refused           again   asked later
 * known   nothing new                        none    no such shipment
 * </pre>
 */
class ShipmentDecisionTableTest {

  private static final TextTable ON_THE_WAY = TextTable.parse("""
                          None  Requested  Labelled   HandedOver Unlabelled Delivered
      Request             ask   ask        known      known      known      known
      Cancel              stays stop       stop       late       late       late
      RecordLabel         none  label      known      known      label      known
      RecordFailed        none  failed     known      known      known      known
      RecordHandedOver    none  gone       gone       known      known      known
      RecordDelivered     none  gone+there gone+there there      there      known
      RecordCancelled     none  stays      stays      known      known      known
      RecordCancelTooLate none  known      known      known      known      known
      RecordAttemptFailed none  again      known      known      known      known
      """);

  private static final TextTable NOT_ON_THE_WAY = TextTable.parse("""
                          Finding         CancelAsked     Cancelled  NeverThere CalledOff Failed
      Request             known           known           known      known      known     ask
      Cancel              stop            stop            stays      stays      stays     stays
      RecordLabel         label+stop      known           known      label+stop none      label
      RecordFailed        stays           known           known      known      none      known
      RecordHandedOver    gone+late       gone+late       gone       gone       none      gone
      RecordDelivered     gone+late+there gone+late+there gone+there gone+there none      gone+there
      RecordCancelled     stays           stays           known      known      none      known
      RecordCancelTooLate known           gone+late       known      known      none      known
      RecordAttemptFailed known           known           known      known      none      known
      """);

  private final ShipmentDecider decider = new ShipmentDecider();

  static List<TextTable.Cell> cells() {
    return Stream.of(ON_THE_WAY, NOT_ON_THE_WAY).flatMap(table -> table.cells().stream())
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void the_decider_decides_as_the_table_says(TextTable.Cell cell) {
    ShipmentState state = decider.initial();
    for (ShipmentEvent event : ShipmentExamples.historyOf(cell.column())) {
      state = decider.evolve(state, event);
    }
    ShipmentCommand command = command(cell.row());
    Decision<ShipmentEvent, ShipmentRejection> decision =
        decider.decide(command, state, ShipmentExamples.NOON);
    assertThat(word(decision)).as("%s%n%s%n%s", command, state, decision).isEqualTo(cell.word());
  }

  @Test
  void no_command_and_no_state_is_missing_in_the_table() {
    assertThat(ON_THE_WAY.rows()).isEqualTo(NOT_ON_THE_WAY.rows())
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(ShipmentCommand.class));
    assertThat(cells()).extracting(TextTable.Cell::column)
        .containsAll(SealedTypes.namesBelow(ShipmentState.class));
  }

  private static ShipmentCommand command(String type) {
    return switch (type) {
      case "Request" -> ShipmentExamples.REQUEST;
      case "Cancel" -> ShipmentExamples.CANCEL;
      case "RecordLabel" -> ShipmentExamples.RECORD_LABEL;
      case "RecordFailed" -> new RecordFailed("too heavy");
      case "RecordHandedOver" -> ShipmentExamples.RECORD_HANDED_OVER;
      case "RecordDelivered" -> ShipmentExamples.RECORD_DELIVERED;
      case "RecordCancelled" -> new RecordCancelled();
      case "RecordCancelTooLate" -> new RecordCancelTooLate();
      case "RecordAttemptFailed" -> new RecordAttemptFailed("label", 1, "timeout");
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static String word(Decision<ShipmentEvent, ShipmentRejection> decision) {
    return switch (decision) {
      case Accepted<ShipmentEvent, ShipmentRejection>(var events) ->
        events.stream().map(ShipmentDecisionTableTest::word).collect(joining("+"));
      case Rejected<ShipmentEvent, ShipmentRejection>(var reason) -> switch (reason) {
        case ShipmentRejection.NoSuchShipment _ -> "none";
        case ShipmentRejection.AlreadyRecorded _ -> "known";
      };
    };
  }

  private static String word(ShipmentEvent event) {
    return switch (event) {
      case ShipmentEvent.ShipmentRequested _ -> "ask";
      case ShipmentEvent.LabelCreated _ -> "label";
      case ShipmentEvent.ParcelHandedOver _ -> "gone";
      case ShipmentEvent.ParcelDelivered _ -> "there";
      case ShipmentEvent.CancelRequested _ -> "stop";
      case ShipmentEvent.ShipmentCancelled _ -> "stays";
      case ShipmentEvent.CancelTooLate _ -> "late";
      case ShipmentEvent.ShipmentFailed _ -> "failed";
      case ShipmentEvent.AttemptFailed _ -> "again";
      case ShipmentEvent.GaveUp _ -> "gaveup";
    };
  }
}
