package io.orderlog.command.stock;

import io.orderlog.command.Addressee;
import io.orderlog.command.Aggregate;
import io.orderlog.command.ServedAggregate;
import io.orderlog.command.Timetable;
import io.orderlog.domain.reactions.StockReactions;
import io.orderlog.domain.reactions.Target;
import io.orderlog.domain.stock.StockAgenda;
import io.orderlog.domain.stock.StockCommand;
import io.orderlog.domain.stock.StockDecider;
import io.orderlog.domain.stock.StockEvent;
import io.orderlog.domain.stock.StockRejection;
import io.orderlog.domain.stock.StockState;
import io.orderlog.eventlog.stock.StockLog;

/** Items in stock, as a command side writes them. */
public final class StockAggregate {

  private StockAggregate() {}

  /** For the writers. */
  public static Aggregate<StockCommand, StockState, StockEvent, StockRejection> aggregate() {
    return new Aggregate<>(StockLog.STOCK, new StockDecider(),
        state -> StockDecider.statusOf(state).name(), new StockStateCodec(),
        StockLog.LARGEST_EVENT_BYTES)
        .with(new Timetable<>(new StockAgenda(), StockCommandHash::of));
  }

  /** For clients. */
  public static ServedAggregate<StockCommand, StockState, StockEvent, StockRejection> served() {
    return new ServedAggregate<>(aggregate(), StockRoutes.ROUTES)
        .reacting(new StockReactions())
        // Commands of a process are never refused, but by an event.
        .addressedAs(new Addressee<>(Target.STOCK, StockCommand.class, _ -> false));
  }
}
