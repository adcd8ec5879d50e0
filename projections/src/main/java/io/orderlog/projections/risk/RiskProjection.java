package io.orderlog.projections.risk;

import static io.orderlog.projections.readmodel.ColumnTypes.required;

import io.orderlog.domain.risk.RiskDecider;
import io.orderlog.domain.risk.RiskEvent;
import io.orderlog.domain.risk.RiskEvent.OrderAssessed;
import io.orderlog.domain.risk.RiskPolicy;
import io.orderlog.domain.risk.RiskState;
import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.risk.RiskLog;
import io.orderlog.projections.readmodel.ColumnTypes;
import io.orderlog.projections.readmodel.EarlierStreams;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.NextEvent;
import io.orderlog.projections.readmodel.Projection;
import io.orderlog.projections.readmodel.ReadModelTable;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Keeps one row per subject, as the rules say that it is after its last event. */
public final class RiskProjection implements Projection<RiskEvent> {

  public static final String NAME = "risk";

  private static final String NOUN = "subject";
  /** What it would decide is not asked for. */
  private static final RiskDecider RULES = new RiskDecider(RiskPolicy.NONE);

  private static final Field<String> SUBJECT = required("subject", ColumnTypes.TEXT);
  private static final Field<RiskState> STATE =
      required("subject_state", ColumnTypes.json(RiskState.class));
  private static final Field<String> ASKED_BY = required("asked_by", ColumnTypes.TEXT);
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
  public AggregateLog<RiskEvent> log() {
    return RiskLog.RISK;
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
      List<RecordedEvent<RiskEvent>> events) {
    EarlierStreams.update(transaction, table(generation), SUBJECT, RiskProjection::toView,
        RiskProjection::toRow, events, RiskProjection::after);
  }

  private static RiskView after(@Nullable RiskView before, RecordedEvent<RiskEvent> event) {
    NextEvent.require(NOUN, event, before == null ? 0 : before.version());
    RiskState state = before == null ? RULES.initial() : before.state();
    String rules = event.data() instanceof OrderAssessed assessed
        ? assessed.rules()
        : before == null ? "" : before.rules();
    return new RiskView(event.streamId(), NextEvent.evolve(NOUN, RULES, state, event), rules,
        event.version(), event.metadata().time(), event.position());
  }

  static ReadModelTable table(Generation generation) {
    return new ReadModelTable(generation.tableName("risk"),
        List.of(SUBJECT, STATE, ASKED_BY, VERSION, UPDATED_AT, LOG_PARTITION, LOG_OFFSET),
        List.of(SUBJECT), List.of());
  }

  private static @Nullable Object[] toRow(RiskView subject) {
    return new @Nullable Object[]{subject.subject(), subject.state(), subject.rules(),
        subject.version(), subject.updatedAt(), subject.position().partition(),
        subject.position().offset()};
  }

  static RiskView toView(Record row) {
    return new RiskView(row.get(SUBJECT), row.get(STATE), row.get(ASKED_BY), row.get(VERSION),
        row.get(UPDATED_AT), new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)));
  }
}
