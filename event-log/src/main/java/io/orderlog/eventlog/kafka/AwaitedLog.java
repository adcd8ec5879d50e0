package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.forwarding.ForwardingLog;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;

/** A log that is opened by the first that is asked of it, once that is possible. */
final class AwaitedLog<E> extends ForwardingLog<E> implements SharedLog<E> {

  private final KafkaLogs logs;
  private final AggregateLog<E> definition;

  AwaitedLog(KafkaLogs logs, AggregateLog<E> definition) {
    this.logs = logs;
    this.definition = definition;
  }

  @Override
  public SharedLogReader<E> join(ReaderGroup group) {
    return log().join(group);
  }

  @Override
  protected KafkaEventLog<E> log() {
    try {
      return logs.open(definition);
    } catch (UnsafeTopicException unsafe) {
      // Its settings can be mended while it is waited for.
      throw new LogUnavailableException(String.valueOf(unsafe.getMessage()), unsafe);
    }
  }
}
