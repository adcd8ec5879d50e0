package io.orderlog.projections.product;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.product.Price;
import io.orderlog.domain.product.ProductEvent.ProductChanged;
import io.orderlog.domain.product.ProductEvent.ProductDelisted;
import io.orderlog.domain.product.ProductEvent.ProductListed;
import io.orderlog.domain.product.ProductEvent;
import io.orderlog.domain.product.ProductStatus;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.product.ProductLog;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ProjectionFailedException;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.readmodel.ReadModelTable.Index;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Keeps one row per product, as the product is after its last event. */
public final class ProductsProjection implements Projection<ProductEvent> {

  public static final String NAME = "products";

  /** What is in its column. */
  private record Prices(List<Price> prices) {}

  static final Field<String> SKU = required("sku", ColumnTypes.TEXT);
  static final Field<ProductStatus> STATUS =
      required("status", ColumnTypes.constant(ProductStatus.class));
  static final Field<String> PRODUCT_NAME = required("name", ColumnTypes.TEXT);
  private static final Field<String> DESCRIPTION = required("description", ColumnTypes.TEXT);
  private static final Field<Prices> PRICES = required("prices", ColumnTypes.json(Prices.class));
  private static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  private static final Field<Instant> UPDATED_AT =
      required("updated_at_millis", ColumnTypes.MILLIS);
  private static final Field<Integer> LOG_PARTITION =
      required("log_partition", SQLDataType.INTEGER);
  private static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AggregateLog<ProductEvent> log() {
    return ProductLog.PRODUCTS;
  }

  @Override
  public boolean keepsStreamsApart() {
    return true;
  }

  @Override
  public List<ReadModelTable> tables(Generation generation) {
    return List.of(table(generation));
  }

  @Override
  public void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<ProductEvent>> events) {
    EarlierStreams.update(transaction, table(generation), SKU, ProductsProjection::toView,
        ProductsProjection::toRow, events, ProductsProjection::after);
  }

  private static ProductView after(
      @Nullable ProductView before, RecordedEvent<ProductEvent> event) {
    NextEvent.require("product", event, before == null ? 0 : before.version());
    return switch (event.data()) {
      case ProductListed(var name, var description, var prices) ->
        row(event, ProductStatus.LISTED, name, description, prices);
      case ProductChanged(var name, var description, var prices) ->
        row(event, ProductStatus.LISTED, name, description, prices);
      case ProductDelisted() when before == null -> throw new ProjectionFailedException(
          "the product " + event.streamId() + " is delisted, and was never listed");
      case ProductDelisted() -> row(event, ProductStatus.DELISTED, before.name(),
          before.description(), before.prices());
    };
  }

  private static ProductView row(RecordedEvent<ProductEvent> event, ProductStatus status,
      String name, String description, List<Price> prices) {
    return new ProductView(event.streamId(), status, name, description, prices, event.version(),
        event.metadata().time(), event.position());
  }

  static ReadModelTable table(Generation generation) {
    return new ReadModelTable(generation.tableName("products"),
        List.of(SKU, STATUS, PRODUCT_NAME, DESCRIPTION, PRICES, VERSION, UPDATED_AT,
            LOG_PARTITION, LOG_OFFSET),
        List.of(SKU), List.of(new Index("status", List.of(STATUS, SKU))));
  }

  private static @Nullable Object[] toRow(ProductView product) {
    return new @Nullable Object[]{product.sku(), product.status(), product.name(),
        product.description(), new Prices(product.prices()), product.version(),
        product.updatedAt(), product.position().partition(), product.position().offset()};
  }

  static ProductView toView(Record row) {
    return new ProductView(row.get(SKU), row.get(STATUS), row.get(PRODUCT_NAME),
        row.get(DESCRIPTION), row.get(PRICES).prices(), row.get(VERSION), row.get(UPDATED_AT),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
