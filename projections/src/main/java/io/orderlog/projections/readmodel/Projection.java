package io.orderlog.projections.readmodel;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.event.RecordedEvent;
import java.util.List;
import org.jooq.DSLContext;

/**
 * How one read model is made of events: its tables and its fold. It has no side effects but its own
 * tables, so it can be run again from the start of the log at any time. Thread-safe and stateless.
 *
 * @param <E> the events of its log
 */
public interface Projection<E> {

  /** Whose events it is made of. */
  AggregateLog<E> log();

  /** Names the read model to users and in table names: lower case, no reserved word of SQL. */
  String name();

  /** The tables of one generation; the first has the rows that users count. */
  List<ReadModelTable> tables(Generation generation);

  /**
   * Brings the tables forward by these events, within the transaction that also moves the
   * checkpoint. Called with every event exactly once, per stream in the order of its versions, by
   * one thread at a time per log partition.
   *
   * @throws ProjectionFailedException if the events do not fit the rows; nothing is applied then,
   *     and the stream whose event it is will be parked
   */
  void apply(DSLContext transaction, Generation generation,
      List<RecordedEvent<E>> events);

  /**
   * Whether each row of each table is made of the events of one stream alone, which the first
   * column of the table's key names. Such a read model can be rebuilt in part.
   */
  default boolean keepsStreamsApart() {
    return false;
  }
}
