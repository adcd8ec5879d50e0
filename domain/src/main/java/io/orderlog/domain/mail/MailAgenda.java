package io.orderlog.domain.mail;

import io.orderlog.domain.agenda.Agenda;
import io.orderlog.domain.agenda.Due;
import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.mail.MailCommand.PassDeadline;
import io.orderlog.domain.mail.MailState.GivenUp;
import io.orderlog.domain.mail.MailState.None;
import io.orderlog.domain.mail.MailState.Requested;
import io.orderlog.domain.mail.MailState.Sent;
import io.orderlog.domain.mail.MailState.Suppressed;
import java.time.Instant;
import java.util.List;

/** The mail server is asked to take a mail, until it is too late for that. */
public final class MailAgenda implements Agenda<MailState, MailCommand, Letter> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Due<MailCommand, Letter>> due(MailState state) {
    return switch (state) {
      case Requested(var letter, var attempt, var nextAt) -> List.of(
          new Effect<>(MailCommand.SENDING, attempt, letter.about(),
              // The first attempt is due at once by any clock.
              attempt == 1 ? Instant.EPOCH : nextAt, letter),
          new Deadline<>("too-late", letter.until(), new PassDeadline()));
      case None _,Sent _,GivenUp _,Suppressed _ -> List.of();
    };
  }
}
