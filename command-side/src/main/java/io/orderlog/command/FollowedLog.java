package io.orderlog.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import java.util.Optional;

/**
 * What the decisions of one kind of aggregate take into account of the log of another kind, read
 * anew by each process that has writers of the first. Thread-safe.
 */
public interface FollowedLog extends AutoCloseable {

  /**
   * Starts to read the log, once; what it says comes little by little.
   *
   * @param registry gets what is measured of it
   */
  void follow(KafkaConnection kafka, MeterRegistry registry);

  /** Why what it says is not known, or may be old, if that is so. */
  Optional<String> reasonNotReady();

  /** Ends the reading. */
  @Override
  void close();
}
