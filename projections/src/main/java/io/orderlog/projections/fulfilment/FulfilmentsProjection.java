package io.orderlog.projections.fulfilment;

import io.orderlog.domain.fulfilment.FulfilmentEvent;
import io.orderlog.domain.fulfilment.FulfilmentState.NotStarted;
import io.orderlog.domain.fulfilment.FulfilmentState.Started;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentTimes;
import io.orderlog.domain.fulfilment.decisions.FulfilmentDecider;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.fulfilment.FulfilmentLog;
import io.orderlog.projections.readmodel.BatchWrite;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one row per process, as the rules say that it is after its last event, and one per event.
 */
public final class FulfilmentsProjection implements Projection<FulfilmentEvent> {

  public static final String NAME = "fulfilments";

  private static final String NOUN = "the fulfilment of";

  /** How long it waits is in its events, so any times will do. */
  private static final FulfilmentDecider RULES = new FulfilmentDecider(FulfilmentTimes.usual());

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<FulfilmentEvent> log() {
    return FulfilmentLog.FULFILMENTS;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(FulfilmentTable.of(generation), StepTable.of(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<FulfilmentEvent>> events) {
    EarlierStreams.update(transaction, FulfilmentTable.of(generation), FulfilmentTable.ORDER_ID,
        FulfilmentTable::toView, FulfilmentTable::toRow, events, FulfilmentsProjection::after);
    BatchWrite.insert(transaction, StepTable.of(generation),
        events.stream().map(StepTable::toRow).toList());
  }

  private static FulfilmentView after(
      @Nullable FulfilmentView process, RecordedEvent<FulfilmentEvent> event) {
    NextEvent.require(NOUN, event, process == null ? 0 : process.version());
    Instant at = event.metadata().time();
    Started state = after(process == null ? RULES.initial() : process.state(), event);
    Instant since = process == null || process.status() != FulfilmentDecider.statusOf(state)
        ? at
        : process.since();
    return new FulfilmentView(event.streamId(), state,
        LineFold.after(event.data(), process == null ? List.of() : process.lines()),
        since, event.version(), at, event.position());
  }

  private static Started after(FulfilmentState state, RecordedEvent<FulfilmentEvent> event) {
    return switch (NextEvent.evolve(NOUN, RULES, state, event)) {
      case Started started -> started;
      case NotStarted _ -> throw new ProjectionFailedException("version " + event.version()
          + " of " + NOUN + " " + event.streamId() + " at " + event.position()
          + " does not start it");
    };
  }
}
