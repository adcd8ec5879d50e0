package io.orderlog.projections.generation;

import static io.orderlog.projections.database.MetaTables.EVENT_TIME;
import static io.orderlog.projections.database.MetaTables.EVENT_TYPE;
import static io.orderlog.projections.database.MetaTables.EVENT_VERSION;
import static io.orderlog.projections.database.MetaTables.GENERATION;
import static io.orderlog.projections.database.MetaTables.LOG;
import static io.orderlog.projections.database.MetaTables.LOG_OFFSET;
import static io.orderlog.projections.database.MetaTables.LOG_PARTITION;
import static io.orderlog.projections.database.MetaTables.PARKED_EVENTS;
import static io.orderlog.projections.database.MetaTables.PROJECTION;
import static io.orderlog.projections.database.MetaTables.REASON;
import static io.orderlog.projections.database.MetaTables.STREAM_ID;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.projections.readmodel.Generation;
import io.orderlog.projections.readmodel.Projection;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The rows of one generation's parked events. They say where in the log the events are; the events
 * themselves stay there.
 *
 * @param log the name of the projection's
 */
public record ParkedEvents(String projection, String log, Generation generation) {

  public static ParkedEvents of(Projection<?> projection, Generation generation) {
    return new ParkedEvents(projection.name(), projection.log().name(), generation);
  }

  /** Which of these streams are parked. */
  public Set<String> streamsAmong(DSLContext database, Collection<String> streamIds) {
    // Usually nothing is parked; asking that first avoids a long list of ids.
    return !database.fetchExists(PARKED_EVENTS, ours())
        ? Set.of()
        : database.selectDistinct(STREAM_ID).from(PARKED_EVENTS)
            .where(ours()).and(STREAM_ID.in(streamIds))
            .fetchSet(STREAM_ID);
  }

  public int countStreams(DSLContext database) {
    return database.select(DSL.countDistinct(STREAM_ID)).from(PARKED_EVENTS).where(ours())
        .fetchSingle().value1();
  }

  /** All of them, each stream's in their sequence. */
  public List<ParkedEvent> all(DSLContext database) {
    return fetch(database, ours());
  }

  /** Those of one stream, in their sequence. */
  public List<ParkedEvent> of(DSLContext database, String streamId) {
    return fetch(database, ours().and(STREAM_ID.eq(streamId)));
  }

  public void add(DSLContext transaction, RecordedEvent<?> event, String reason) {
    transaction.insertInto(PARKED_EVENTS)
        .columns(PROJECTION, GENERATION, LOG, LOG_PARTITION, LOG_OFFSET, STREAM_ID, EVENT_VERSION,
            EVENT_TYPE, EVENT_TIME, REASON)
        .values(projection, generation, log, event.position().partition(),
            event.position().offset(),
            event.streamId(), event.version(), event.type(), event.metadata().time(), reason)
        .execute();
  }

  public void setReason(DSLContext transaction, LogPosition position, String reason) {
    transaction.update(PARKED_EVENTS).set(REASON, reason).where(ours()).and(at(position)).execute();
  }

  public void remove(DSLContext transaction, LogPosition position) {
    transaction.deleteFrom(PARKED_EVENTS).where(ours()).and(at(position)).execute();
  }

  /** All of the generation, of whatever log it was made. */
  void removeAll(DSLContext transaction) {
    transaction.deleteFrom(PARKED_EVENTS)
        .where(PROJECTION.eq(projection)).and(GENERATION.eq(generation)).execute();
  }

  private static List<ParkedEvent> fetch(DSLContext database, Condition which) {
    return database
        .select(PROJECTION, GENERATION, STREAM_ID, EVENT_VERSION, EVENT_TYPE, EVENT_TIME,
            LOG_PARTITION, LOG_OFFSET, REASON)
        .from(PARKED_EVENTS).where(which).orderBy(STREAM_ID, LOG_OFFSET)
        .fetch(ParkedEvents::toEvent);
  }

  private static ParkedEvent toEvent(Record row) {
    return new ParkedEvent(row.get(PROJECTION), row.get(GENERATION), row.get(STREAM_ID),
        row.get(EVENT_VERSION), row.get(EVENT_TYPE), row.get(EVENT_TIME),
        new LogPosition(row.get(LOG_PARTITION), row.get(LOG_OFFSET)), row.get(REASON));
  }

  private Condition ours() {
    return PROJECTION.eq(projection).and(GENERATION.eq(generation)).and(LOG.eq(log));
  }

  private static Condition at(LogPosition position) {
    return LOG_PARTITION.eq(position.partition()).and(LOG_OFFSET.eq(position.offset()));
  }
}
