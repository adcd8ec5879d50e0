package io.orderlog.eventlog.kafka.topics;

import io.orderlog.eventlog.LogUnavailableException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a partition from where a consumer stands to an end that is known, in a bounded time. Used by
 * one thread.
 */
public final class BoundedRead {

  private static final Duration POLL = Duration.ofMillis(250);
  private static final int MOST_EMPTY_POLLS = 60;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final long end;
  private final String what;
  private int emptyPolls;

  /**
   * @param end the offset behind the last record that is wanted
   * @param what the partition holds, in the plural
   */
  public BoundedRead(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end,
      String what) {
    this.consumer = consumer;
    this.partition = partition;
    this.end = end;
    this.what = what;
  }

  /** Whether the end is not reached. */
  public boolean goesOn() {
    return consumer.position(partition, SmallTopic.PATIENCE) < end;
  }

  /**
   * The next ones, if they have come.
   *
   * @throws LogUnavailableException if none have come for long
   */
  public ConsumerRecords<byte[], byte[]> next() {
    ConsumerRecords<byte[], byte[]> read = consumer.poll(POLL);
    emptyPolls = read.isEmpty() ? emptyPolls + 1 : 0;
    if (emptyPolls > MOST_EMPTY_POLLS) {
      throw new LogUnavailableException(
          "Kafka does not tell " + what + ": " + partition + " cannot be read to its end", null);
    }
    return read;
  }
}
