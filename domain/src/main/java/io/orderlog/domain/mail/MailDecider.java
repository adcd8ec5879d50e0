package io.orderlog.domain.mail;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.agenda.AskAgain;
import io.orderlog.domain.mail.MailCommand.Fact;
import io.orderlog.domain.mail.MailCommand.PassDeadline;
import io.orderlog.domain.mail.MailCommand.RecordAttemptFailed;
import io.orderlog.domain.mail.MailCommand.RecordRefused;
import io.orderlog.domain.mail.MailCommand.RecordSent;
import io.orderlog.domain.mail.MailCommand.RequestMail;
import io.orderlog.domain.mail.MailEvent.AttemptFailed;
import io.orderlog.domain.mail.MailEvent.GaveUp;
import io.orderlog.domain.mail.MailEvent.MailRequested;
import io.orderlog.domain.mail.MailEvent.MailSent;
import io.orderlog.domain.mail.MailEvent.MailSuppressed;
import io.orderlog.domain.mail.MailEvent.Reason;
import io.orderlog.domain.mail.MailRejection.AlreadyRecorded;
import io.orderlog.domain.mail.MailRejection.NoSuchMail;
import io.orderlog.domain.mail.MailRejection.NotDue;
import io.orderlog.domain.mail.MailState.GivenUp;
import io.orderlog.domain.mail.MailState.None;
import io.orderlog.domain.mail.MailState.Requested;
import io.orderlog.domain.mail.MailState.Sent;
import io.orderlog.domain.mail.MailState.Suppressed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of a mail.
 *
 * <ol>
 * <li>It is asked for once; whoever asks again is told that it is known.
 * <li>It is tried again as long as it makes sense, and nobody waits for it.
 * <li>What it tells of is not long ago: after that it is recorded and not sent.
 * <li>That it was sent is always recorded, whatever was said before.
 * </ol>
 */
public final class MailDecider
    implements Decider<MailCommand, MailState, MailEvent, MailRejection> {

  private static final List<Duration> PAUSES = Stream.of(
      "PT5S", "PT1M", "PT5M", "PT30M", "PT2H", "PT6H", "PT12H", "PT24H")
      .map(Duration::parse).toList();

  @Override
  public MailState initial() {
    return new None();
  }

  @Override
  public Decision<MailEvent, MailRejection> decide(
      MailCommand command, MailState state, Instant at) {
    return switch (command) {
      case RequestMail(var letter) -> switch (state) {
        case None _ -> requested(letter, at);
        case Requested _,Sent _,GivenUp _,Suppressed _ -> known(state);
      };
      case Fact fact -> switch (state) {
        case None _ -> reject(new NoSuchMail());
        case Requested _,Sent _,GivenUp _,Suppressed _ -> decide(fact, state, at);
      };
      case PassDeadline() -> switch (state) {
        case None _ -> reject(new NoSuchMail());
        case Requested requested -> at.isBefore(requested.letter().until())
            ? reject(new NotDue())
            : accept(new MailSuppressed(Reason.TOO_LATE));
        case Sent _,GivenUp _,Suppressed _ -> known(state);
      };
    };
  }

  private static Decision<MailEvent, MailRejection> requested(Letter letter, Instant at) {
    return at.isBefore(letter.until())
        ? accept(MailRequested.of(letter))
        : accept(MailRequested.of(letter), new MailSuppressed(Reason.TOO_LATE));
  }

  private static Decision<MailEvent, MailRejection> decide(
      Fact fact, MailState state, Instant at) {
    return switch (fact) {
      case RecordSent(var messageId) -> state instanceof Sent
          ? known(state)
          : accept(new MailSent(messageId));
      case RecordRefused(var error) -> state instanceof Requested
          ? accept(new GaveUp(error))
          : known(state);
      case RecordAttemptFailed(var attempt, var error) ->
        state instanceof Requested requested && requested.attempt() == attempt
            ? accept(afterAttempt(requested.letter(), attempt, error, at))
            : known(state);
    };
  }

  private static MailEvent afterAttempt(
      Letter letter, int attempt, String error, Instant at) {
    return AskAgain.at(PAUSES, letter.mailId(), MailCommand.SENDING, 1, attempt, at)
        .<MailEvent>map(retryAt -> new AttemptFailed(attempt, error, retryAt))
        .orElse(new GaveUp(error));
  }

  @Override
  public MailState evolve(MailState state, MailEvent event) {
    return switch (event) {
      case MailRequested requested when state instanceof None ->
        new Requested(requested.letter(), 1, requested.about());
      case AttemptFailed(var attempt, _, var retryAt) when state instanceof Requested requested ->
        new Requested(requested.letter(), attempt + 1, retryAt);
      case MailSent(var messageId) when isUnsent(state) -> new Sent(messageId);
      case GaveUp(var error) when state instanceof Requested -> new GivenUp(error);
      case MailSuppressed(var reason) when state instanceof Requested -> new Suppressed(reason);
      case MailRequested _,AttemptFailed _,MailSent _,GaveUp _,MailSuppressed _ ->
        throw new IllegalStateException(event.getClass().getSimpleName()
            + " cannot happen to a mail that is " + state.getClass().getSimpleName());
    };
  }

  private static boolean isUnsent(MailState state) {
    return switch (state) {
      case Requested _,GivenUp _,Suppressed _ -> true;
      case None _,Sent _ -> false;
    };
  }

  @Override
  public Optional<String> contradiction(MailState state, MailEvent event) {
    return switch (event) {
      case MailRequested requested -> inRequest(requested);
      case AttemptFailed(var attempt, _, _) -> when(
          state instanceof Requested requested && requested.attempt() != attempt,
          "no answer to attempt " + attempt + " is waited for");
      // Where they do not belong they cannot be folded.
      case MailSent _,GaveUp _,MailSuppressed _ -> Optional.empty();
    };
  }

  /** A mail has the id of its stream. */
  @Override
  public Optional<String> contradiction(String mailId, MailState state, MailEvent event) {
    return contradiction(state, event).or(() -> when(
        event instanceof MailRequested requested && !requested.mailId().equals(mailId),
        "its mailId is that of another mail"));
  }

  private static Optional<String> inRequest(MailRequested requested) {
    return when(MailId.canonical(requested.mailId()).filter(requested.mailId()::equals).isEmpty(),
        "its mailId must be a UUID in lower case")
        .or(() -> when(!requested.data().keySet().equals(requested.template().keys()),
            "its data is not what " + requested.template() + " tells"));
  }

  private static Optional<String> when(boolean is, String why) {
    return is ? Optional.of(why) : Optional.empty();
  }

  /** Whether who sent a command on behalf of the process may forget it. */
  public static boolean isFinal(MailRejection rejection) {
    return switch (rejection) {
      case AlreadyRecorded _ -> true;
      case NoSuchMail _,NotDue _ -> false;
    };
  }

  /**
   * The status that clients see.
   *
   * @throws IllegalStateException if nobody wants it
   */
  public static MailStatus statusOf(MailState state) {
    return switch (state) {
      case None _ -> throw new IllegalStateException("never wanted, so without a status");
      case Requested _ -> MailStatus.REQUESTED;
      case Sent _ -> MailStatus.SENT;
      case GivenUp _ -> MailStatus.GAVE_UP;
      case Suppressed _ -> MailStatus.SUPPRESSED;
    };
  }

  private static Decision<MailEvent, MailRejection> known(MailState state) {
    return reject(new AlreadyRecorded(statusOf(state)));
  }
}
