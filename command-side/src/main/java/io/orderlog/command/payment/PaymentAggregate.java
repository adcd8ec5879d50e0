package io.orderlog.command.payment;

import io.orderlog.command.Addressee;
import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.command.effects.Effects;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.command.memory.codec.JsonStateCodec;
import io.orderlog.domain.order.OrderId;
import io.orderlog.domain.payment.PaymentAgenda;
import io.orderlog.domain.payment.PaymentCommand;
import io.orderlog.domain.payment.PaymentEvent;
import io.orderlog.domain.payment.PaymentRejection;
import io.orderlog.domain.payment.PaymentRequest;
import io.orderlog.domain.payment.PaymentState;
import io.orderlog.domain.payment.decisions.PaymentDecider;
import io.orderlog.domain.reactions.PaymentReactions;
import io.orderlog.domain.reactions.Target;
import io.orderlog.eventlog.payment.PaymentLog;
import java.util.List;

/**
 * Payments, as a command side writes them. Nobody outside may ask anything of one: its commands
 * come from the process of its order, and its facts from the provider.
 */
public final class PaymentAggregate {

  private PaymentAggregate() {}

  /** For the writers. */
  public static Aggregate<PaymentCommand, PaymentState, PaymentEvent,
      PaymentRejection> aggregate() {
    return new Aggregate<>(PaymentLog.PAYMENTS, new PaymentDecider(),
        state -> PaymentDecider.statusOf(state).name(),
        new JsonStateCodec<>(1, PaymentState.class), PaymentLog.LARGEST_EVENT_BYTES)
        .with(new Timetable<>(new PaymentAgenda(), PaymentCommandHash::of));
  }

  /** For those who act for an order; its provider is not asked for anything. */
  public static ServedAggregate<PaymentCommand, PaymentState, PaymentEvent,
      PaymentRejection> served() {
    return served(aggregate());
  }

  /** For those who act for an order, and for its provider. */
  public static ServedAggregate<PaymentCommand, PaymentState, PaymentEvent,
      PaymentRejection> served(Effects<PaymentCommand, PaymentRequest> provider) {
    return served(aggregate().with(
        new Timetable<>(new PaymentAgenda(), PaymentCommandHash::of).asking(provider)));
  }

  private static ServedAggregate<PaymentCommand, PaymentState, PaymentEvent,
      PaymentRejection> served(
          Aggregate<PaymentCommand, PaymentState, PaymentEvent, PaymentRejection> payments) {
    return new ServedAggregate<>(payments, new CommandRoutes<>(
        "/payments", "orderId", new IdForm("must be a UUID", OrderId::canonical), List.of(),
        PaymentCommandHash::of, PaymentRejectionProblems::of))
        .reacting(new PaymentReactions()).addressedAs(new Addressee<>(
            Target.PAYMENTS, PaymentCommand.class, PaymentDecider::isFinal));
  }
}
