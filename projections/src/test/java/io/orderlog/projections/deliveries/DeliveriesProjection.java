package io.orderlog.projections.deliveries;

import io.orderlog.domain.order.OrderEvent;
import io.orderlog.domain.order.OrderEvent.OrderDelivered;
import io.orderlog.domain.order.OrderEvent.OrderShipped;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.order.OrderLog;
import io.orderlog.projections.generation.ReadModels;
import io.orderlog.projections.readmodel.BatchWrite;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import io.orderlog.projections.readmodel.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Keeps one row per delivery: who carries it, and whether it has arrived. */
public final class DeliveriesProjection implements Projection<OrderEvent> {

  /** A delivery as readers see it. */
  public record Delivery(String orderId, String trackingNumber, Instant shippedAt) {}

  private static final Field<String> ORDER_ID =
      DSL.field(DSL.name("order_id"), ColumnTypes.TEXT.notNull());
  private static final Field<String> CARRIER =
      DSL.field(DSL.name("carrier"), ColumnTypes.TEXT.notNull());
  private static final Field<String> TRACKING_NUMBER =
      DSL.field(DSL.name("tracking_number"), ColumnTypes.TEXT.notNull());
  private static final Field<Instant> SHIPPED_AT =
      DSL.field(DSL.name("shipped_at_millis"), ColumnTypes.MILLIS.notNull());
  private static final Field<Instant> DELIVERED_AT =
      DSL.field(DSL.name("delivered_at_millis"), ColumnTypes.MILLIS.null_());

  @Override
  public String name() {
    return "deliveries";
  }

  @Override
  public AggregateLog<OrderEvent> log() {
    return OrderLog.ORDERS;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(table(generation));
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<OrderEvent>> events) {
    ReadModelTable table = table(generation);
    List<@Nullable Object[]> shipped = new ArrayList<>();
    for (RecordedEvent<OrderEvent> event : events) {
      if (event.data() instanceof OrderShipped(String carrier, String trackingNumber)) {
        shipped.add(new @Nullable Object[]{event.streamId(), carrier, trackingNumber,
            event.metadata().time(), null});
      }
    }
    BatchWrite.insert(transaction, table, shipped);
    for (RecordedEvent<OrderEvent> event : events) {
      if (event.data() instanceof OrderDelivered()) {
        transaction.update(table.table()).set(DELIVERED_AT, event.metadata().time())
            .where(ORDER_ID.eq(event.streamId())).execute();
      }
    }
  }

  /** What a carrier has not delivered yet, the longest under way first. */
  public Snapshot<List<Delivery>> underWay(ReadModels readModels, String carrier) {
    return readModels.readActive(name(), (snapshot, generation) -> snapshot
        .select(ORDER_ID, TRACKING_NUMBER, SHIPPED_AT).from(table(generation).table())
        .where(CARRIER.eq(carrier), DELIVERED_AT.isNull()).orderBy(SHIPPED_AT, ORDER_ID)
        .fetch(row -> new Delivery(row.value1(), row.value2(), row.value3())));
  }

  private static ReadModelTable table(Generation generation) {
    return new ReadModelTable(generation.tableName("deliveries"),
        List.of(ORDER_ID, CARRIER, TRACKING_NUMBER, SHIPPED_AT, DELIVERED_AT), List.of(ORDER_ID),
        List.of(new Index("carrier", List.of(CARRIER, SHIPPED_AT))));
  }
}
