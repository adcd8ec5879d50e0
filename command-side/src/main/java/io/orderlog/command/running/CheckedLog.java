package io.orderlog.command.running;

import io.orderlog.command.CommandSideSettings;
import io.orderlog.command.ServedAggregate;
import io.orderlog.eventlog.kafka.KafkaEventLog;
import io.orderlog.eventlog.kafka.RightsCheck;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.topics.DurabilityGuard;
import io.orderlog.eventlog.kafka.topics.RecordSizeGuard;
import io.orderlog.eventlog.kafka.topics.WritersTopic;

/**
 * The log of a served aggregate, which keeps what a command side promises and lets it do what it
 * will.
 *
 * @param slots how many writers share it
 */
record CheckedLog<C, S, E, R>(
    ServedAggregate<C, S, E, R> served, KafkaEventLog<E> log, int slots) implements AutoCloseable {

  /**
   * Makes the log's topics if they are missing.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka cannot be reached
   * @throws io.orderlog.eventlog.kafka.topics.UnsafeTopicException if events or answered commands
   *     could get lost in this cluster, or some events would not be taken
   * @throws io.orderlog.settings.InvalidSettingsException if the settings do not fit the log
   */
  static <C, S, E, R> CheckedLog<C, S, E, R> open(ServedAggregate<C, S, E, R> served,
      KafkaConnection kafka, CommandSideSettings settings) {
    KafkaEventLog<E> log = KafkaEventLog.createIfMissing(
        served.aggregate().log(), kafka, settings.partitions());
    try {
      DurabilityGuard.check(log, settings.durability());
      RecordSizeGuard.check(log, served.aggregate().largestEventBytes());
      int slots = WritersTopic.createIfMissing(log, settings.writerSlots());
      RightsCheck.requireWriters(log, slots);
      return new CheckedLog<>(served, log, slots);
    } catch (RuntimeException failure) {
      log.close();
      throw failure;
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
