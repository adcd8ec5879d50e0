package io.orderlog.query;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.kafka.KafkaEventLog;

/** Opens logs, each when it is first needed. Thread-safe. */
interface LogOpening {

  /**
   * Opens one; the caller closes it.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if it cannot be reached or is not there
   */
  <E> KafkaEventLog<E> open(AggregateLog<E> log);
}
