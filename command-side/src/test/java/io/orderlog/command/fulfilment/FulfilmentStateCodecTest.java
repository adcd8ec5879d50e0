package io.orderlog.command.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderlog.command.memory.codec.ByteWriter;
import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.WalkedStatesContract;
import io.orderlog.domain.Walk;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent.Cause;
import io.orderlog.domain.fulfilment.FulfilmentEvent.GotStuck;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.FulfilmentWalks;
import io.orderlog.domain.fulfilment.decisions.Screening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("strange-machine")
class FulfilmentStateCodecTest
    extends
      WalkedStatesContract<FulfilmentCommand, FulfilmentState,
          FulfilmentEvent, FulfilmentRejection> {

  private static final Path GOLDEN =
      Path.of("src", "test", "resources", "golden-states", "fulfilments-2.json");

  FulfilmentStateCodecTest() {
    super(FulfilmentExamples.decider(), FulfilmentWalks::draw);
  }

  @Override
  protected StateCodec<FulfilmentState> codec() {
    return FulfilmentAggregate
        .aggregate(FulfilmentTimes.usual(), Carriage.BY_HAND, Mailing.NONE, Screening.NONE)
        .stateCodec();
  }

  @Override
  protected int types() {
    return 12;
  }

  /** What this version wrote, every later one with this number has to read. */
  @Test
  void the_bytes_of_a_version_are_fixed() throws IOException {
    FulfilmentState state = FulfilmentExamples.after("Returning",
        new GotStuck(Cause.REFUND_FAILED, "busy", Walk.BEGIN));

    assertThat(codec().version()).isEqualTo(2);
    assertThat(write(state))
        .isEqualTo(new ByteWriter().text(Files.readString(GOLDEN).strip()).toBytes());
  }
}
