package io.orderlog.domain.risk;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.risk.RiskCommand.Assess;
import io.orderlog.domain.risk.RiskCommand.Block;
import io.orderlog.domain.risk.RiskCommand.Unblock;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskEvent.SubjectBlocked;
import io.orderlog.domain.risk.RiskEvent.SubjectUnblocked;
import io.orderlog.domain.risk.RiskRejection.AlreadyBlocked;
import io.orderlog.domain.risk.RiskRejection.NotBlocked;
import io.orderlog.domain.risk.RiskState.Blocked;
import io.orderlog.domain.risk.RiskState.Clear;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a subject. One writer decides one order after the other, so no window ever has more
 * that passed than its limit.
 *
 * <ol>
 * <li>Of a subject that is blocked, nothing passes.
 * <li>An order that is one too many, or too much, in any window is looked at by a person. Windows
 * end with the order and have those before it that are younger than they are long.
 * <li>Every order counts that was assessed, whatever came of it: who is refused and tries again is
 * no quieter for it.
 * <li>An order that is asked about again counts once, and gets the verdict that it got.
 * </ol>
 */
public final class RiskDecider
    implements Decider<RiskCommand, RiskState, RiskEvent, RiskRejection> {

  /** The reason if it is blocked. */
  public static final String BLOCKED = "blocked";

  private final RiskPolicy policy;

  /** @param policy what orders are measured by from now on */
  public RiskDecider(RiskPolicy policy) {
    this.policy = policy;
  }

  @Override
  public RiskState initial() {
    return new Clear(List.of());
  }

  @Override
  public Decision<RiskEvent, RiskRejection> decide(
      RiskCommand command, RiskState state, Instant at) {
    return switch (command) {
      case Assess assess -> accept(assessed(assess, state, at));
      case Block(var reason) -> switch (state) {
        case Clear _ -> accept(new SubjectBlocked(reason));
        case Blocked(var before, _) -> reject(new AlreadyBlocked(before));
      };
      case Unblock(var reason) -> switch (state) {
        case Clear _ -> reject(new NotBlocked());
        case Blocked _ -> accept(new SubjectUnblocked(reason));
      };
    };
  }

  private OrderAssessed assessed(Assess asked, RiskState state, Instant at) {
    RiskRules rules = policy.of(asked.subject().kind());
    CountedOrder order = state.find(asked.orderId())
        .orElseGet(() -> judged(asked, rules, state, at));
    return new OrderAssessed(order.orderId(), order.amountMinor(), order.currency(),
        order.verdict(), order.reasons(), rules.text(), at);
  }

  private static CountedOrder judged(
      Assess asked, RiskRules rules, RiskState state, Instant at) {
    List<String> exceeded = rules.exceeded(state, order(asked, Verdict.PASS, List.of(), at));
    return switch (state) {
      case Blocked _ -> order(asked, Verdict.BLOCK, List.of(BLOCKED), at);
      case Clear _ -> order(
          asked, exceeded.isEmpty() ? Verdict.PASS : Verdict.REVIEW, exceeded, at);
    };
  }

  private static CountedOrder order(
      Assess asked, Verdict verdict, List<String> reasons, Instant at) {
    return new CountedOrder(
        asked.orderId(), asked.amountMinor(), asked.currency(), verdict, reasons, at);
  }

  @Override
  public RiskState evolve(RiskState state, RiskEvent event) {
    return switch (event) {
      case OrderAssessed(var order, var amount, var currency, var verdict, var reasons, _, var at) ->
        state.find(order).isPresent()
            ? state
            : state.with(new CountedOrder(order, amount, currency, verdict, reasons, at));
      case SubjectBlocked(var reason) -> switch (state) {
        case Clear(var orders) -> new Blocked(reason, orders);
        case Blocked _ -> throw impossible(event, "blocked");
      };
      case SubjectUnblocked _ -> switch (state) {
        case Clear _ -> throw impossible(event, "not blocked");
        case Blocked(_, var orders) -> new Clear(orders);
      };
    };
  }

  private static IllegalStateException impossible(RiskEvent event, String subject) {
    return new IllegalStateException(
        event.getClass().getSimpleName() + " cannot happen to a subject that is " + subject);
  }

  @Override
  public Optional<String> contradiction(RiskState state, RiskEvent event) {
    return RiskContradictions.in(state, event);
  }

  /** What clients see. */
  public static RiskStatus statusOf(RiskState state) {
    return switch (state) {
      case Clear _ -> RiskStatus.CLEAR;
      case Blocked _ -> RiskStatus.BLOCKED;
    };
  }
}
