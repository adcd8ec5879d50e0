package io.orderlog.command.fulfilment;

import io.orderlog.command.Addressee;
import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.command.memory.codec.JsonStateCodec;
import io.orderlog.domain.fulfilment.Carriage;
import io.orderlog.domain.fulfilment.FulfilmentAgenda;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentRejection;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.domain.fulfilment.decisions.Screening;
import io.orderlog.domain.reactions.FulfilmentReactions;
import io.orderlog.domain.reactions.Target;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;

/** The processes that fulfil orders, as a command side writes them. */
public final class FulfilmentAggregate {

  private FulfilmentAggregate() {}

  /** For the writers. */
  public static Aggregate<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> aggregate(
          FulfilmentTimes times, Carriage carriage, Mailing mailing, Screening screening) {
    return new Aggregate<>(FulfilmentLog.FULFILMENTS,
        new FulfilmentDecider(times, carriage, mailing, screening),
        state -> FulfilmentDecider.statusOf(state).name(),
        new JsonStateCodec<>(2, FulfilmentState.class), FulfilmentLog.LARGEST_EVENT_BYTES)
        .with(new Timetable<>(new FulfilmentAgenda(), FulfilmentCommandHash::of));
  }

  /** For clients. */
  public static ServedAggregate<FulfilmentCommand, FulfilmentState, FulfilmentEvent,
      FulfilmentRejection> served(
          FulfilmentTimes times, Carriage carriage, Mailing mailing, Screening screening) {
    return new ServedAggregate<>(
        aggregate(times, carriage, mailing, screening), FulfilmentRoutes.ROUTES)
        .reacting(new FulfilmentReactions()).addressedAs(new Addressee<>(
            Target.FULFILMENTS, FulfilmentCommand.class, FulfilmentDecider::isFinal));
  }
}
