package io.orderlog.command.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.domain.SealedTypes;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentCommand.RecordAttemptFailed;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelTooLate;
import io.orderlog.domain.shipment.ShipmentCommand.RecordCancelled;
import io.orderlog.domain.shipment.ShipmentCommand.RecordFailed;
import io.orderlog.domain.shipment.ShipmentExamples;
import io.orderlog.eventlog.event.MetadataRules;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("strange-machine")
class ShipmentCommandHashTest {

  /** These stand in logs: a hash that changes would turn a retried command into another one. */
  static Stream<Arguments> hashes() {
    return Stream.of(
        Arguments.of(ShipmentExamples.REQUEST, "SBCzUcwctC9d8YwSWd1gWg"),
        Arguments.of(ShipmentExamples.CANCEL, "CxedShtDT_TvLPIRKeOMkg"),
        Arguments.of(ShipmentExamples.RECORD_LABEL, "i1PTM5SoPhog84wqVAzVkQ"),
        Arguments.of(new RecordFailed("too heavy"), "nTsuqx5JqhJO0Wz0L1gbjw"),
        Arguments.of(ShipmentExamples.RECORD_HANDED_OVER, "1HUHc1tcCeUbnf0GJsDiXQ"),
        Arguments.of(ShipmentExamples.RECORD_DELIVERED, "CWaVjdp74IYX-NglOg_UMw"),
        Arguments.of(new RecordCancelled(), "eG1wup0lnmdjXXYIH47KVA"),
        Arguments.of(new RecordCancelTooLate(), "0XnOxu-6qMH6i1O6q8VNqA"),
        Arguments.of(new RecordAttemptFailed("label", 2, "timeout"), "XZSggGhzfk7fFX6KlbdYKg"));
  }

  @ParameterizedTest
  @MethodSource("hashes")
  void is_the_same_for_ever(ShipmentCommand command, String hash) {
    assertThat(ShipmentCommandHash.of(command)).isEqualTo(hash)
        .matches(MetadataRules::isCommandHash);
  }

  @Test
  void every_command_has_one() {
    assertThat(hashes()
        .map(each -> Objects.requireNonNull(each.get()[0]).getClass().getSimpleName()))
        .containsExactlyInAnyOrderElementsOf(SealedTypes.namesBelow(ShipmentCommand.class));
  }

  @Test
  void differs_between_commands() {
    assertThat(hashes().map(each -> each.get()[1])).doesNotHaveDuplicates();
  }
}
