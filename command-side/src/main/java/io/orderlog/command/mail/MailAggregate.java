package io.orderlog.command.mail;

import io.orderlog.command.Addressee;
import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.command.effects.Effects;
import io.orderlog.command.http.CommandRoutes;
import io.orderlog.command.http.IdForm;
import io.orderlog.command.memory.codec.JsonStateCodec;
import io.orderlog.domain.mail.Letter;
import io.orderlog.domain.mail.MailAgenda;
import io.orderlog.domain.mail.MailCommand;
import io.orderlog.domain.mail.MailDecider;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailId;
import io.orderlog.domain.mail.MailRejection;
import io.orderlog.domain.mail.MailState;
import io.orderlog.domain.reactions.Target;
import io.orderlog.eventlog.mail.MailLog;
import java.util.List;

/**
 * Mails, as a command side writes them. Nobody outside may ask anything of one: it is asked for by
 * the process of an order or by a waiting list, and its facts come from the mail server.
 */
public final class MailAggregate {

  private MailAggregate() {}

  /** For the writers. */
  public static Aggregate<MailCommand, MailState, MailEvent, MailRejection> aggregate() {
    return new Aggregate<>(MailLog.MAILS, new MailDecider(),
        state -> MailDecider.statusOf(state).name(),
        new JsonStateCodec<>(1, MailState.class), MailLog.LARGEST_EVENT_BYTES)
        .with(new Timetable<>(new MailAgenda(), MailCommandHash::of));
  }

  /** For those who act for an order; nothing is sent. */
  public static ServedAggregate<MailCommand, MailState, MailEvent, MailRejection> served() {
    return served(aggregate());
  }

  /** For those who act for an order, with a mail server. */
  public static ServedAggregate<MailCommand, MailState, MailEvent, MailRejection> served(
      Effects<MailCommand, Letter> server) {
    return served(aggregate().with(
        new Timetable<>(new MailAgenda(), MailCommandHash::of).asking(server)));
  }

  private static ServedAggregate<MailCommand, MailState, MailEvent, MailRejection> served(
      Aggregate<MailCommand, MailState, MailEvent, MailRejection> mails) {
    return new ServedAggregate<>(mails, new CommandRoutes<>(
        "/mails", "mailId", new IdForm("must be a UUID", MailId::canonical),
        List.of(), MailCommandHash::of, MailRejectionProblems::of))
        .addressedAs(new Addressee<>(Target.MAILS, MailCommand.class, MailDecider::isFinal));
  }
}
