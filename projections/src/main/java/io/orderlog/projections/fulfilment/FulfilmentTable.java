package io.orderlog.projections.fulfilment;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.orderlog.domain.contact.PostalAddress;
import io.orderlog.domain.fulfilment.Details;
import io.orderlog.domain.fulfilment.FulfilmentState;
import io.orderlog.domain.fulfilment.FulfilmentState.Started;
import io.orderlog.domain.fulfilment.FulfilmentStatus;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.ReadModelTable;
import io.orderlog.projections.waiting.WaitingRows;
import io.orderlog.domain.order.OrderLine;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of the fulfilments read model, and its rows as {@link FulfilmentView}s. */
final class FulfilmentTable {

  /** A record, because only those are columns of JSON. */
  private record Lines(List<LineView> lines) {}

  /** Nobody asks a read model where mails go to, so no row has it. */
  @SuppressWarnings("UnusedMethod") // Jackson reads their annotations.
  private abstract static class DetailsWithoutEmail {

    @JsonCreator
    static Details withoutEmail(@JsonProperty("address") PostalAddress address,
        @JsonProperty("currency") Currency currency, @JsonProperty("lines") List<OrderLine> lines,
        @JsonProperty("totalMinor") long totalMinor, @JsonProperty("method") String method,
        @JsonProperty("payBy") Instant payBy) {
      return Details.withoutEmail(address, currency, lines, totalMinor, method, payBy);
    }

    @JsonIgnore
    abstract String email();
  }

  static final Field<String> ORDER_ID = required("order_id", ColumnTypes.TEXT);
  private static final Field<FulfilmentStatus> STATUS =
      required("status", ColumnTypes.constant(FulfilmentStatus.class));
  private static final Field<Instant> SINCE = required("since_millis", ColumnTypes.MILLIS);
  static final WaitingRows<FulfilmentStatus> WAITING =
      new WaitingRows<>(STATUS, SINCE, List.of(ORDER_ID));
  private static final Field<FulfilmentState> STATE =
      required("process_state", ColumnTypes.json(
          FulfilmentState.class, Map.of(Details.class, DetailsWithoutEmail.class)));
  private static final Field<Lines> LINES =
      required("order_lines", ColumnTypes.json(Lines.class));
  private static final Field<Long> VERSION = required("version", SQLDataType.BIGINT);
  private static final Field<Instant> UPDATED_AT =
      required("updated_at_millis", ColumnTypes.MILLIS);
  private static final Field<Integer> LOG_PARTITION =
      required("log_partition", SQLDataType.INTEGER);
  private static final Field<Long> LOG_OFFSET = required("log_offset", SQLDataType.BIGINT);

  private FulfilmentTable() {}

  static ReadModelTable of(Generation generation) {
    return new ReadModelTable(generation.tableName("fulfilments"),
        List.of(ORDER_ID, STATUS, SINCE, STATE, LINES, VERSION, UPDATED_AT, LOG_PARTITION,
            LOG_OFFSET),
        List.of(ORDER_ID), WAITING.indexes());
  }

  static @Nullable Object[] toRow(FulfilmentView process) {
    return new @Nullable Object[]{process.orderId(), process.status(), process.since(),
        process.state(), new Lines(process.lines()), process.version(), process.updatedAt(),
        process.position().partition(), process.position().offset()};
  }

  static FulfilmentView toView(Record row) {
    return new FulfilmentView(row.get(ORDER_ID), (Started) row.get(STATE),
        row.get(LINES).lines(), row.get(SINCE), row.get(VERSION), row.get(UPDATED_AT),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
