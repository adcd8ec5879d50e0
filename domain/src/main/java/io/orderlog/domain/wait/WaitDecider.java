package io.orderlog.domain.wait;

import static io.orderlog.domain.Decision.accept;
import static io.orderlog.domain.Decision.reject;

import io.orderlog.domain.Decider;
import io.orderlog.domain.Decision;
import io.orderlog.domain.Decision.Accepted;
import io.orderlog.domain.fulfilment.Mailing;
import io.orderlog.domain.stock.StockStatus;
import io.orderlog.domain.wait.WaitCommand.HearStock;
import io.orderlog.domain.wait.WaitCommand.Join;
import io.orderlog.domain.wait.WaitCommand.Leave;
import io.orderlog.domain.wait.WaitCommand.TellMore;
import io.orderlog.domain.wait.WaitEvent.Joined;
import io.orderlog.domain.wait.WaitEvent.Left;
import io.orderlog.domain.wait.WaitEvent.Notified;
import io.orderlog.domain.wait.WaitEvent.StockSeen;
import io.orderlog.domain.wait.WaitRejection.AlreadyWaiting;
import io.orderlog.domain.wait.WaitRejection.NotDue;
import io.orderlog.domain.wait.WaitRejection.NotWaiting;
import io.orderlog.domain.wait.WaitRejection.TooManyWaiting;
import io.orderlog.domain.wait.WaitRejection.WaitIdTaken;
import io.orderlog.domain.wait.WaitState.InStock;
import io.orderlog.domain.wait.WaitState.SoldOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules of a waiting list.
 *
 * <ol>
 * <li>For each piece that has become available one is told, in the decision that hears of it: who
 * has waited longest first, {@link #MOST_TOLD} at most.
 * <li>The next ones are told when there are more pieces, or when those who were told have had
 * {@link #TIME_TO_BUY} and something is left.
 * <li>A wait ends when it is told of. Who wants to be told again joins again.
 * <li>Nobody joins while there is something: it can be had.
 * </ol>
 */
public final class WaitDecider
    implements Decider<WaitCommand, WaitState, WaitEvent, WaitRejection> {

  /** Who may wait for one item. */
  public static final int MAX_WAITING = 100_000;

  /** Who one decision tells. */
  public static final int MOST_TOLD = 100;

  /** How long those who were told may take before the next ones are. */
  public static final Duration TIME_TO_BUY = Duration.ofHours(6);

  private final Mailing mailing;

  /** @param mailing whether those who are told from now on get a mail */
  public WaitDecider(Mailing mailing) {
    this.mailing = mailing;
  }

  @Override
  public WaitState initial() {
    return new SoldOut(Waiters.NONE);
  }

  @Override
  public Decision<WaitEvent, WaitRejection> decide(
      WaitCommand command, WaitState state, Instant at) {
    return switch (command) {
      case Join join -> switch (state) {
        case SoldOut(var waiting) -> join(join, waiting);
        case InStock _ -> reject(new WaitRejection.InStock());
      };
      case Leave(var waitId) -> state.waiting().find(waitId).isPresent()
          ? accept(new Left(waitId))
          : reject(new NotWaiting());
      case HearStock(var available) -> new Accepted<>(Stream.concat(
          Stream.of(new StockSeen(available, at)),
          told(state.waiting(), available - state.available(), at).stream()).toList());
      case TellMore() -> switch (state) {
        case SoldOut _ -> reject(new NotDue());
        case InStock stock -> tellMore(stock, at);
      };
    };
  }

  private static Decision<WaitEvent, WaitRejection> join(Join join, Waiters waiting) {
    if (waiting.findAddress(join.email()).isPresent()) {
      return reject(new AlreadyWaiting());
    }
    if (waiting.find(join.waitId()).isPresent()) {
      return reject(new WaitIdTaken());
    }
    return waiting.count() < MAX_WAITING
        ? accept(new Joined(join.waitId(), join.email()))
        : reject(new TooManyWaiting(MAX_WAITING));
  }

  /**
   * What is there need not be what was heard of last, but it has as many binary digits, because the
   * list hears of it otherwise. So there are at least as many as the highest of them says.
   */
  private Decision<WaitEvent, WaitRejection> tellMore(InStock stock, Instant at) {
    return at.isBefore(stock.since().plus(TIME_TO_BUY)) || stock.waiting().count() == 0
        ? reject(new NotDue())
        : new Accepted<>(told(stock.waiting(), Long.highestOneBit(stock.available()), at));
  }

  private List<WaitEvent> told(Waiters waiting, long pieces, Instant at) {
    List<WaitEvent> events = new ArrayList<>();
    if (pieces > 0) {
      for (Waiter each : waiting.longest(Math.min(pieces, MOST_TOLD))) {
        events.add(new Notified(each.id(), each.email(), at, mailing));
      }
    }
    return events;
  }

  @Override
  public WaitState evolve(WaitState state, WaitEvent event) {
    return switch (event) {
      case Joined joined -> state.with(joined(state.waiting(), joined));
      case Left(var waitId) ->
        state.with(state.waiting().without(waiting(state.waiting(), waitId, event)));
      case StockSeen(var available, _) when available == 0 -> new SoldOut(state.waiting());
      case StockSeen(var available, _) when available < 0 ->
        throw impossible(event, "of an item of which there are fewer than none");
      case StockSeen(var available, var at) -> switch (state) {
        case SoldOut(var waiting) -> new InStock(waiting, available, at);
        case InStock(var waiting, _, var since) -> new InStock(waiting, available, since);
      };
      case Notified(var waitId, _, var at, _) -> switch (state) {
        case SoldOut _ -> throw impossible(event, "of an item that is sold out");
        case InStock(var waiting, var available, _) -> new InStock(
            waiting.without(waiting(waiting, waitId, event)), available, at);
      };
    };
  }

  private static Waiters joined(Waiters waiting, Joined event) {
    if (waiting.find(event.waitId()).isPresent()
        || waiting.findAddress(event.email()).isPresent()) {
      throw impossible(event, "on which the address or the id waits already");
    }
    return waiting.with(event.waitId(), event.email());
  }

  private static Waiter waiting(Waiters waiting, String waitId, WaitEvent event) {
    return waiting.find(waitId)
        .orElseThrow(() -> impossible(event, "on which " + waitId + " does not wait"));
  }

  private static IllegalStateException impossible(WaitEvent event, String list) {
    return new IllegalStateException(
        event.getClass().getSimpleName() + " cannot happen to a waiting list " + list);
  }

  @Override
  public Optional<String> contradiction(WaitState state, WaitEvent event) {
    return WaitContradictions.in(state, event);
  }

  /** Whether something of the item is there, as far as its list has heard. */
  public static StockStatus statusOf(WaitState state) {
    return switch (state) {
      case SoldOut _ -> StockStatus.SOLD_OUT;
      case InStock _ -> StockStatus.IN_STOCK;
    };
  }
}
