package io.orderlog.projections.shipment;

import io.orderlog.domain.shipment.ShipmentEvent;
import io.orderlog.domain.shipment.ShipmentEvent.Answer;
import io.orderlog.domain.shipment.ShipmentEvent.AttemptFailed;
import io.orderlog.domain.shipment.ShipmentEvent.GaveUp;
import io.orderlog.domain.shipment.ShipmentEvent.Inner;
import io.orderlog.domain.shipment.ShipmentEvent.ShipmentFailed;
import io.orderlog.domain.shipment.decisions.ShipmentDecider;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.shipment.ShipmentLog;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Keeps one row per shipment, as the rules say that it is after its last event. */
public final class ShipmentsProjection implements Projection<ShipmentEvent> {

  public static final String NAME = "shipments";

  private static final String NOUN = "the shipment";
  private static final ShipmentDecider RULES = new ShipmentDecider();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<ShipmentEvent> log() {
    return ShipmentLog.SHIPMENTS;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(ShipmentTable.of(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<ShipmentEvent>> events) {
    EarlierStreams.update(transaction, ShipmentTable.of(generation), ShipmentTable.SHIPMENT_ID,
        ShipmentTable::toView, ShipmentTable::toRow, events, ShipmentsProjection::after);
  }

  private static ShipmentView after(
      @Nullable ShipmentView shipment, RecordedEvent<ShipmentEvent> event) {
    NextEvent.require(NOUN, event, shipment == null ? 0 : shipment.version());
    Instant at = event.metadata().time();
    return new ShipmentView(event.streamId(),
        NextEvent.evolve(
            NOUN, RULES, shipment == null ? RULES.initial() : shipment.state(), event),
        error(event.data()), event.version(), at, event.position());
  }

  private static Optional<String> error(ShipmentEvent event) {
    return switch (event) {
      case ShipmentFailed(var code) -> Optional.of(code);
      case AttemptFailed(_, _, var error, _) -> Optional.of(error);
      case GaveUp(_, var error) -> Optional.of(error);
      case Answer _,Inner _ -> Optional.empty();
    };
  }
}
