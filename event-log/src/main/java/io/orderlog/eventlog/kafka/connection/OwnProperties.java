package io.orderlog.eventlog.kafka.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Properties of Kafka's clients that are nobody's choice: what is promised outside depends on them,
 * or they have no effect here. A properties file that sets one is refused, with the reason.
 */
final class OwnProperties {

  private static final Map<String, String> REASONS = new HashMap<>();

  static {
    because("answered commands are neither lost nor doubled because of how it is set",
        "acks", "enable.idempotence", "max.in.flight.requests.per.connection", "retries",
        "transaction.timeout.ms", "transaction.two.phase.commit.enable");
    because("the slot of a writer is its name, by which Kafka refuses an earlier one",
        "transactional.id");
    because("read models take in only what was committed and is whole",
        "isolation.level", "check.crcs");
    because("a reader's place is kept with what it has built",
        "enable.auto.commit", "auto.commit.interval.ms", "auto.offset.reset");
    because("processes share their work by groups with names and times of their own",
        "group.id", "group.instance.id", "group.protocol", "group.remote.assignor",
        "partition.assignment.strategy", "session.timeout.ms", "heartbeat.interval.ms",
        "max.poll.interval.ms", "share.acknowledgement.mode", "share.acquire.mode");
    because("what a record is made of is part of the log's promise",
        "key.serializer", "value.serializer", "key.deserializer", "value.deserializer",
        "interceptor.classes");
    because("the id of an order says which partition it is in",
        "partitioner.class", "partitioner.ignore.keys", "partitioner.rack.aware",
        "partitioner.adaptive.partitioning.enable", "partitioner.availability.timeout.ms");
    because("topics are made only with the settings that keep history",
        "allow.auto.create.topics", "exclude.internal.topics");
    because("each client has its own times and sizes, for what it does",
        "linger.ms", "batch.size", "delivery.timeout.ms", "max.block.ms", "request.timeout.ms",
        "default.api.timeout.ms", "retry.backoff.ms", "fetch.max.wait.ms", "max.poll.records");
    because("the log is compressed with LZ4",
        "compression.type", "compression.gzip.level", "compression.zstd.level");
    because("every process goes through the brokers", "bootstrap.controllers");
  }

  private OwnProperties() {}

  private static void because(String reason, String... names) {
    List.of(names).forEach(name -> REASONS.put(name, reason));
  }

  /** Why a file may not set it; empty if it may. */
  static Optional<String> reason(String name) {
    return Optional.ofNullable(REASONS.get(name));
  }

  /**
   * Makes sure that nothing is set for a client over what a properties file may say.
   *
   * @throws IllegalArgumentException if a file may set one of these
   */
  static void requireOwn(Map<String, Object> clientSettings) {
    clientSettings.keySet().stream().filter(name -> !REASONS.containsKey(name)).findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(name + " is set for a client, but a properties file"
              + " may set it, too; give it a reason in OwnProperties");
        });
  }
}
