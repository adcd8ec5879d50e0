package io.orderlog.command.fulfilment;

import io.orderlog.command.memory.codec.StateCodec;
import io.orderlog.command.memory.codec.WalkedStatesContract;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentExamples;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.FulfilmentWalks;
import io.orderlog.domain.fulfilment.decisions.Screening;
import org.junit.jupiter.api.Tag;

/** The states of a shop that a carrier serves, and that asks whether orders may pass. */
@Tag("strange-machine")
class CarriedFulfilmentStateCodecTest
    extends
      WalkedStatesContract<FulfilmentCommand, FulfilmentState,
          FulfilmentEvent, FulfilmentRejection> {

  CarriedFulfilmentStateCodecTest() {
    super(FulfilmentExamples.screeningDecider(), FulfilmentWalks::draw);
  }

  @Override
  protected StateCodec<FulfilmentState> codec() {
    return FulfilmentAggregate
        .aggregate(FulfilmentTimes.usual(), Carriage.BY_CARRIER, Mailing.BY_MAIL, Screening.NONE)
        .stateCodec();
  }

  @Override
  protected int types() {
    return 13;
  }
}
