package io.orderlog.replay.mail;

import io.orderlog.domain.mail.MailDecider;
import io.orderlog.domain.mail.MailEvent;
import io.orderlog.domain.mail.MailId;
import io.orderlog.domain.mail.MailState;
import io.orderlog.eventlog.mail.MailLog;
import io.orderlog.replay.ReplayedAggregate;

/** Mails as the replay tool sees them. */
public final class ReplayedMails {

  public static final ReplayedAggregate<MailState, MailEvent> MAILS =
      new ReplayedAggregate<>(MailLog.MAILS, new MailDecider(),
          state -> MailDecider.statusOf(state).name(), MailId::canonical,
          "a UUID", "a UUID in lower case");

  private ReplayedMails() {}
}
