package io.orderlog.domain.mail;

import io.orderlog.domain.Walk.Attempt;
import io.orderlog.domain.Walks;
import io.orderlog.domain.mail.MailCommand.PassDeadline;
import io.orderlog.domain.mail.MailCommand.RecordAttemptFailed;
import io.orderlog.domain.mail.MailCommand.RecordRefused;
import io.orderlog.domain.mail.MailCommand.RecordSent;
import io.orderlog.domain.mail.MailState.Requested;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The lives of mails that meet anything, facts that nobody can explain among them. */
public final class MailWalks {

  private MailWalks() {}

  public static Walks<MailCommand, MailState, MailEvent, MailRejection> all() {
    return new Walks<>(new MailDecider(), MailWalks::draw);
  }

  public static List<Attempt<MailCommand, MailState>> draw(RandomGenerator random) {
    return Stream.generate(() -> next(random)).limit(random.nextInt(12)).flatMap(List::stream)
        .toList();
  }

  private static List<Attempt<MailCommand, MailState>> next(RandomGenerator random) {
    MailCommand command = command(random);
    Duration later = random.nextInt(6) == 0
        ? Duration.ofHours(random.nextInt(80))
        : Duration.ofSeconds(random.nextInt(60));
    return random.nextInt(10) == 0
        ? Collections.nCopies(9, new Attempt<>(later, MailWalks::failure))
        : List.of(new Attempt<>(later, _ -> command));
  }

  private static MailCommand failure(MailState state) {
    return new RecordAttemptFailed(
        state instanceof Requested requested ? requested.attempt() : 1, "timeout");
  }

  private static MailCommand command(RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> MailExamples.REQUEST;
      case 4 -> new RecordSent(MailExamples.MESSAGE_ID);
      case 5 -> new RecordRefused("550 no such user");
      case 6, 7 -> new RecordAttemptFailed(1 + random.nextInt(3), "timeout");
      default -> new PassDeadline();
    };
  }
}
