package io.orderlog.command.wait;

import io.orderlog.command.token.TokenSecrets;
import io.orderlog.command.Addressee;
import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.reactions.WaitReactions;
import io.orderlog.domain.wait.WaitAgenda;
import io.orderlog.domain.wait.WaitCommand;
import io.orderlog.domain.wait.WaitDecider;
import io.orderlog.domain.wait.WaitEvent;
import io.orderlog.domain.wait.WaitRejection;
import io.orderlog.domain.wait.WaitState;
import io.orderlog.eventlog.wait.WaitLog;

/** Waiting lists, as a command side writes them. */
public final class WaitAggregate {

  private WaitAggregate() {}

  /**
   * For the writers.
   *
   * @param mailing whether those who are told from now on get a mail
   */
  public static Aggregate<WaitCommand, WaitState, WaitEvent, WaitRejection> aggregate(
      Mailing mailing) {
    return new Aggregate<>(WaitLog.WAITS, new WaitDecider(mailing),
        state -> WaitDecider.statusOf(state).name(), new WaitStateCodec(),
        WaitLog.LARGEST_EVENT_BYTES)
        .with(new Timetable<>(new WaitAgenda(), WaitCommandHash::of));
  }

  /**
   * For clients, and for what is heard of the stock.
   *
   * @param secrets by which those are known who may leave
   * @param mailing whether those who are told from now on get a mail
   */
  public static ServedAggregate<WaitCommand, WaitState, WaitEvent, WaitRejection> served(
      TokenSecrets secrets, Mailing mailing) {
    return new ServedAggregate<>(aggregate(mailing), WaitRoutes.with(secrets))
        .reacting(new WaitReactions())
        // What is heard of the stock is never refused.
        .addressedAs(new Addressee<>(Target.WAITS, WaitCommand.class, _ -> false));
  }
}
