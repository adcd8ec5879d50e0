package io.orderlog.query;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.query.freshness.OpenedLog;

/** Opens logs, each when it is first needed. Thread-safe. */
public interface LogOpening {

  /**
   * Opens one; the caller lets it go.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if it cannot be reached or is not there
   */
  <E> OpenedLog<E> open(AggregateLog<E> log);
}
