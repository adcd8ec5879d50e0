package io.orderlog.domain.fulfilment.decisions;

import io.orderlog.domain.fulfilment.FulfilmentEvent.AssessmentAsked;
import io.orderlog.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.orderlog.domain.fulfilment.FulfilmentState.Paying;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskSubject.Kind;
import io.orderlog.domain.risk.RiskSubject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asked whether an order may pass. What they say, and by which rules, is theirs.
 *
 * @param asked none if no order waits for anybody
 */
public record Screening(Set<Kind> asked) {

  /** All orders pass. */
  public static final Screening NONE = new Screening(Set.of());

  public Screening {
    asked = Set.copyOf(asked);
  }

  /** All those for whom there are rules. */
  public static Screening by(RiskPolicy policy) {
    return new Screening(policy.rules().keySet());
  }

  /** What is asked about an order that was checked out, if anything is. */
  Optional<AssessmentAsked> asking(FulfilmentStarted started) {
    List<String> subjects = Arrays.stream(Kind.values()).filter(asked::contains)
        .map(kind -> subject(kind, started).id()).toList();
    return subjects.isEmpty()
        ? Optional.empty()
        : Optional.of(new AssessmentAsked(subjects, started.totalMinor(), started.currency(),
            started.method(), started.deadline()));
  }

  /** What is asked about another way to pay, if anything is; the rest was answered before. */
  Optional<AssessmentAsked> asking(String method, Paying paying, Moves moves) {
    return asked.contains(Kind.METHOD)
        ? Optional.of(new AssessmentAsked(List.of(RiskSubject.method(method).id()),
            paying.details().totalMinor(), paying.details().currency(), method,
            deadline(paying, moves)))
        : Optional.empty();
  }

  private static Instant deadline(Paying paying, Moves moves) {
    Instant usual = moves.at().plus(moves.times().gathering());
    return usual.isBefore(paying.deadline()) ? usual : paying.deadline();
  }

  private static RiskSubject subject(Kind kind, FulfilmentStarted started) {
    return switch (kind) {
      case CUSTOMER -> RiskSubject.customer(started.customerId());
      case ADDRESS -> RiskSubject.address(started.address());
      case METHOD -> RiskSubject.method(started.method());
    };
  }
}
