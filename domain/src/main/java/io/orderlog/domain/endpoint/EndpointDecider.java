package io.orderlog.domain.endpoint;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;
import static java.util.stream.Collectors.toMap;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.agenda.AskAgain;
import io.orderlog.domain.endpoint.EndpointCommand.Fact;
import io.orderlog.domain.endpoint.EndpointCommand.PutEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.RecordAttemptFailed;
import io.orderlog.domain.endpoint.EndpointCommand.RecordGone;
import io.orderlog.domain.endpoint.EndpointCommand.RecordRecovered;
import io.orderlog.domain.endpoint.EndpointCommand.RemoveEndpoint;
import io.orderlog.domain.endpoint.EndpointCommand.ResumeEndpoint;
import io.orderlog.domain.endpoint.EndpointEvent.AttemptFailed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointChanged;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointGone;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRecovered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRegistered;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointRemoved;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointResumed;
import io.orderlog.domain.endpoint.EndpointEvent.EndpointStopped;
import io.orderlog.domain.endpoint.EndpointRejection.AlreadyRecorded;
import io.orderlog.domain.endpoint.EndpointRejection.NoSuchEndpoint;
import io.orderlog.domain.endpoint.EndpointRejection.NotStopped;
import io.orderlog.domain.endpoint.EndpointRejection.Unchanged;
import io.orderlog.domain.endpoint.EndpointState.Delivering;
import io.orderlog.domain.endpoint.EndpointState.Failing;
import io.orderlog.domain.endpoint.EndpointState.Gone;
import io.orderlog.domain.endpoint.EndpointState.Stopped;
import io.orderlog.domain.endpoint.EndpointState.None;
import io.orderlog.domain.endpoint.EndpointState.Registered;
import io.orderlog.domain.endpoint.EndpointState.Removed;
import io.orderlog.domain.endpoint.EndpointState.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules of an endpoint.
 *
 * <ol>
 * <li>It is told of what happens from its registration on, and of nothing before.
 * <li>What it does not take is sent again, ten times in about three days, and nothing else is sent
 * until it is taken. Then it stops, until somebody says that it goes on; who says so before does not
 * have to wait for the next attempt.
 * <li>That it wants nothing any more ends it.
 * <li>Whoever changes it means that it is tried at once.
 * </ol>
 */
public final class EndpointDecider
    implements Decider<EndpointCommand, EndpointState, EndpointEvent, EndpointRejection> {

  /** As in the specification of Standard Webhooks, behind each attempt. */
  private static final List<Duration> PAUSES = Stream.of(
      "PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT14H", "PT20H", "PT24H")
      .map(Duration::parse).toList();
  /** A receiver cannot ask for more. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  @Override
  public EndpointState initial() {
    return new None();
  }

  @Override
  public Decision<EndpointEvent, EndpointRejection> decide(
      EndpointCommand command, EndpointState state, Instant at) {
    return switch (command) {
      case PutEndpoint put -> put(put, state, at);
      case RemoveEndpoint() -> switch (state) {
        case Registered _ -> accept(new EndpointRemoved());
        case None _,Removed _ -> reject(new NoSuchEndpoint());
      };
      case ResumeEndpoint(var passing) -> switch (state) {
        case Failing _,Stopped _ -> accept(new EndpointResumed(passing));
        case Delivering _,Gone _ -> reject(new NotStopped(statusOf(state)));
        case None _,Removed _ -> reject(new NoSuchEndpoint());
      };
      case Fact fact -> switch (state) {
        case Registered registered -> record(fact, registered, at);
        case None _,Removed _ -> reject(new NoSuchEndpoint());
      };
    };
  }

  private static Decision<EndpointEvent, EndpointRejection> put(
      PutEndpoint put, EndpointState state, Instant at) {
    return switch (state) {
      case Delivering _,Failing _,Stopped _ -> change(put, (Registered) state);
      case None _,Gone _,Removed _ -> accept(new EndpointRegistered(
          put.url(), put.types(), put.secret(), put.from(), at));
    };
  }

  private static Decision<EndpointEvent, EndpointRejection> change(
      PutEndpoint put, Registered state) {
    Terms terms = state.terms();
    return terms.url().equals(put.url()) && terms.types().equals(put.types())
        && terms.secret().equals(put.secret())
            ? reject(new Unchanged(statusOf(state)))
            : accept(new EndpointChanged(put.url(), put.types(), put.secret(),
                keeping(terms.from(), put.from())));
  }

  /** What was wanted before goes on where it is; what was not begins anew. */
  private static List<LogStart> keeping(List<LogStart> before, List<LogStart> wanted) {
    Map<String, LogStart> known =
        before.stream().collect(toMap(LogStart::log, Function.identity()));
    return wanted.stream().map(each -> known.getOrDefault(each.log(), each)).toList();
  }

  private static Decision<EndpointEvent, EndpointRejection> record(
      Fact fact, Registered state, Instant at) {
    return switch (fact) {
      case RecordAttemptFailed failed -> isNext(failed, state)
          ? accept(afterAttempt(failed, state.terms().url(), at))
          : known(state);
      case RecordRecovered(var webhookId) ->
        state instanceof Failing failing && failing.webhookId().equals(webhookId)
            ? accept(new EndpointRecovered(webhookId))
            : known(state);
      case RecordGone(var webhookId) -> switch (state) {
        case Delivering _,Failing _ -> accept(new EndpointGone(webhookId));
        case Stopped _,Gone _ -> known(state);
      };
    };
  }

  private static boolean isNext(RecordAttemptFailed failed, Registered state) {
    return switch (state) {
      case Delivering _ -> failed.attempt() == 1;
      case Failing failing -> failing.webhookId().equals(failed.webhookId())
          && failed.attempt() == failing.attempt() + 1;
      case Stopped _,Gone _ -> false;
    };
  }

  private static EndpointEvent afterAttempt(RecordAttemptFailed failed, String url, Instant at) {
    Duration asked = Duration.ofSeconds(Math.max(0, failed.waitSeconds()));
    Instant earliest = at.plus(asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT);
    return AskAgain.at(PAUSES, url, failed.webhookId(), 1, failed.attempt(), at)
        .<EndpointEvent>map(retryAt -> new AttemptFailed(failed.webhookId(), failed.attempt(),
            failed.error(), retryAt.isBefore(earliest) ? earliest : retryAt))
        .orElse(new EndpointStopped(failed.webhookId(), failed.attempt(), failed.error()));
  }

  @Override
  public EndpointState evolve(EndpointState state, EndpointEvent event) {
    return switch (event) {
      case EndpointRegistered is when canBeRegistered(state) -> new Delivering(
          new Terms(is.url(), is.types(), is.secret(), is.from(), is.since(), ""));
      case EndpointChanged is when state instanceof Registered was && !(was instanceof Gone) ->
        new Delivering(new Terms(is.url(), is.types(), is.secret(), is.from(),
            was.terms().since(), was.terms().passed()));
      case AttemptFailed(var webhookId, var attempt, var error, var retryAt) when state instanceof Registered was
          && isTold(was) ->
        new Failing(was.terms(), webhookId, attempt, error, retryAt);
      case EndpointRecovered _ when state instanceof Failing was -> new Delivering(was.terms());
      case EndpointStopped(var webhookId, _, var error) when state instanceof Registered was
          && isTold(was) ->
        new Stopped(was.terms(), webhookId, error);
      case EndpointResumed(var passing) when state instanceof Stopped(var terms, var webhookId, _) ->
        new Delivering(passing ? terms.passing(webhookId) : terms);
      case EndpointResumed(var passing) when state instanceof Failing was ->
        new Delivering(passing ? was.terms().passing(was.webhookId()) : was.terms());
      case EndpointGone _ when state instanceof Registered was && isTold(was) ->
        new Gone(was.terms());
      case EndpointRemoved() when state instanceof Registered -> new Removed();
      case EndpointRegistered _,EndpointChanged _,AttemptFailed _,EndpointRecovered _,EndpointStopped _,EndpointResumed _,EndpointGone _,EndpointRemoved _ ->
        throw new IllegalStateException(event.getClass().getSimpleName()
            + " cannot happen to an endpoint that is " + state.getClass().getSimpleName());
    };
  }

  private static boolean canBeRegistered(EndpointState state) {
    return switch (state) {
      case None _,Removed _,Gone _ -> true;
      case Delivering _,Failing _,Stopped _ -> false;
    };
  }

  private static boolean isTold(Registered state) {
    return switch (state) {
      case Delivering _,Failing _ -> true;
      case Stopped _,Gone _ -> false;
    };
  }

  /**
   * The status that clients see.
   *
   * @throws IllegalStateException if nobody has registered it
   */
  public static EndpointStatus statusOf(EndpointState state) {
    return switch (state) {
      case None _ -> throw new IllegalStateException("never registered, so without a status");
      case Delivering _ -> EndpointStatus.ACTIVE;
      case Failing _ -> EndpointStatus.FAILING;
      case Stopped _ -> EndpointStatus.STOPPED;
      case Gone _ -> EndpointStatus.GONE;
      case Removed _ -> EndpointStatus.REMOVED;
    };
  }

  private static Decision<EndpointEvent, EndpointRejection> known(EndpointState state) {
    return reject(new AlreadyRecorded(statusOf(state)));
  }
}
