package io.orderlog.command.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.WalkedStatesContract;
import io.orderlog.domain.shipment.ShipmentCommand;
import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentExamples;
import io.orderlog.domain.shipment.ShipmentRejection;
import io.orderlog.domain.shipment.ShipmentState;
import io.orderlog.domain.shipment.ShipmentWalks;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class ShipmentStateCodecTest
    extends
      WalkedStatesContract<ShipmentCommand, ShipmentState, ShipmentEvent, ShipmentRejection> {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden-states", "shipments-1.json");

  ShipmentStateCodecTest() {
    super(new ShipmentDecider(), ShipmentWalks::draw);
  }

  @Override
  protected StateCodec<ShipmentState> codec() {
    return ShipmentAggregate.aggregate().stateCodec();
  }

  @Override
  protected int types() {
    return 9;
  }

  /** What this version wrote, every later one with this number has to read. */
  @Test
  void the_bytes_of_a_version_are_fixed() throws IOException {
    ShipmentDecider decider = new ShipmentDecider();
    ShipmentState state = decider.initial();
    for (ShipmentEvent event : ShipmentExamples.historyOf("CancelAsked")) {
      state = decider.evolve(state, event);
    }

    assertThat(codec().version()).isEqualTo(1);
    assertThat(write(state))
        .isEqualTo(new ByteWriter().text(Files.readString(GOLDEN).strip()).toBytes());
  }
}
