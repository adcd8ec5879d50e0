package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.kafka.topics.UnsafeTopicException;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;
import io.orderlog.eventlog.writers.ClaimReader;
import java.util.Set;

/** A log that is opened by the first that is asked of it, once that is possible. */
final class AwaitedLog<E> implements SharedLog<E> {

  private final KafkaLogs logs;
  private final AggregateLog<E> definition;

  AwaitedLog(KafkaLogs logs, AggregateLog<E> definition) {
    this.logs = logs;
    this.definition = definition;
  }

  @Override
  public LogIdentity identity() {
    return opened().identity();
  }

  @Override
  public LogAppender<E> openAppender(String writerId, Set<Integer> partitions) {
    return opened().openAppender(writerId, partitions);
  }

  @Override
  public LogReader<E> openReader(Offsets from) {
    return opened().openReader(from);
  }

  @Override
  public Offsets endOffsets(Set<Integer> partitions) {
    return opened().endOffsets(partitions);
  }

  @Override
  public ClaimReader openClaims() {
    return opened().openClaims();
  }

  @Override
  public SharedLogReader<E> join(ReaderGroup group) {
    return opened().join(group);
  }

  private KafkaEventLog<E> opened() {
    try {
      return logs.open(definition);
    } catch (UnsafeTopicException unsafe) {
      // Its settings can be mended while it is waited for.
      throw new LogUnavailableException(String.valueOf(unsafe.getMessage()), unsafe);
    }
  }
}
