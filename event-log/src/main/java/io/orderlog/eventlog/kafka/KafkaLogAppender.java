package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.AppendOutcomeUnknownException;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogPosition;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.UnwritableEventException;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaClientMeters.Measured;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.groups.ClaimRecords;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.kafka.segments.LocalFiles;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.kafka.topics.RecordLimit;
import io.orderlog.eventlog.kafka.transactions.KnownEpochs;
import io.orderlog.eventlog.kafka.transactions.OpenTransactions;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterFencedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * One transactional producer. Its transactional id is the fence: Kafka gives every
 * {@code initTransactions} a higher epoch and refuses all lower ones.
 */
final class KafkaLogAppender<E> implements LogAppender<E> {

  /** Sent only when the transaction commits, so that each partition gets one batch. */
  private static final int LINGER_MS = 1_000;

  /**
   * The producer takes so much for each batch, however small that is, and keeps it for the next one:
   * some ten times this, for each writer of the process. A partition's share of a commit, compressed,
   * is mostly less. What is more goes as several batches, one after the other.
   */
  private static final int MOST_BATCH_BYTES = 128 * 1024;

  /** Short, because nobody waits for the markers of a claim. */
  private static final Duration CLAIM_GRACE = Duration.ofMillis(200);

  private static final Map<String, Object> SETTINGS = Map.of(
      "acks", "all",
      "enable.idempotence", true,
      // With more, a transaction that meets the last one still completing makes the broker log
      // sequence errors for the batches after the first.
      "max.in.flight.requests.per.connection", 1,
      "linger.ms", LINGER_MS,
      "compression.type", "lz4",
      "retry.backoff.ms", 5,
      "request.timeout.ms", 5_000,
      "delivery.timeout.ms", 10_000,
      "max.block.ms", 10_000L);

  private final KafkaConnection connection;
  private final String writerId;
  private final LogIdentity log;
  private final String writersTopic;
  private final Set<Integer> partitions;
  private final CloudEventRecords<E> records;
  private final Producer<byte[], byte[]> producer;
  private final RecordLimit limit;
  private final Confirmation confirmation;
  private final OpenTransactions openClaims;
  private final KnownEpochs epochs;
  private final Measured measured;
  private boolean claimed;

  private KafkaLogAppender(KafkaConnection connection, String writerId, LogIdentity log,
      String writersTopic,
      Set<Integer> partitions, CloudEventRecords<E> records, Producer<byte[], byte[]> producer,
      RecordLimit limit, Confirmation confirmation, OpenTransactions openClaims,
      KnownEpochs epochs, Measured measured) {
    this.connection = connection;
    this.writerId = writerId;
    this.log = log;
    this.writersTopic = writersTopic;
    this.partitions = partitions;
    this.records = records;
    this.producer = producer;
    this.limit = limit;
    this.confirmation = confirmation;
    this.openClaims = openClaims;
    this.epochs = epochs;
    this.measured = measured;
  }

  static <E> KafkaLogAppender<E> open(KafkaConnection connection, KafkaAdmin admin, String writerId,
      Set<Integer> partitions, LogIdentity log, String writersTopic,
      CloudEventRecords<E> records, LocalFiles files) {
    // Before anybody is fenced: without these, this process would be a writer that cannot write.
    EventTopic.describe(admin, log.topic(), List.of(AclOperation.READ, AclOperation.WRITE));
    Map<String, Object> configuration = connection.with(SETTINGS);
    configuration.put("transactional.id", writerId);
    RecordLimit limit = limit(connection, admin, log.topic());
    // Many small events in one batch must not be more than the log takes at once.
    configuration.put("batch.size", (int) Math.min(MOST_BATCH_BYTES, limit.least().bytes()));
    KnownEpochs epochs = new KnownEpochs(admin, writerId);
    Producer<byte[], byte[]> producer = FencingProducer.open(
        connection, configuration, writerId,
        () -> epochs.isBehind(log.topic(), partitions));
    try {
      OpenTransactions open =
          new OpenTransactions(admin, log.topic(), OpenTransactions.GRACE);
      open.abortHanging(partitions);
      Confirmation confirmation = new Confirmation(
          open, files.ofWriter(writerId, partitions, OpenTransactions.PATIENCE));
      return new KafkaLogAppender<>(connection, writerId, log, writersTopic, partitions, records,
          producer,
          limit, confirmation, new OpenTransactions(admin, writersTopic, CLAIM_GRACE), epochs,
          connection.meters().measure(writerId, producer.metrics()));
    } catch (LogUnavailableException unavailable) {
      producer.close(Duration.ZERO);
      throw unavailable;
    }
  }

  /** What a record may have that is sent in this way. */
  static RecordLimit limit(KafkaConnection connection, KafkaAdmin admin, String topic) {
    return FencingProducer.connecting(() -> RecordLimit.of(
        admin, topic, connection.with(SETTINGS), System::nanoTime));
  }

  @Override
  public List<RecordedEvent<E>> append(List<NewEvent<E>> events) {
    // Encoded first: an event that cannot be written must not leave a transaction open.
    List<ProducerRecord<byte[], byte[]>> encoded = IntStream.range(0, events.size())
        .mapToObj(index -> encode(index, events.get(index))).toList();
    limit.requireRoom(encoded);
    List<Future<RecordMetadata>> sent = new ArrayList<>(encoded.size());
    try {
      producer.beginTransaction();
      encoded.forEach(each -> sent.add(producer.send(each)));
      if (confirmation.comesBeforeCommit(events)) {
        producer.flush();
        confirmation.flush(partitionsOf(encoded));
      }
      long committingSince = System.nanoTime();
      producer.commitTransaction();
      List<RecordedEvent<E>> recorded = recorded(events, sent);
      confirmation.await(firstOffsets(recorded), committingSince);
      return recorded;
    } catch (KafkaException | IllegalStateException | LogUnavailableException failure) {
      String append = "the append of " + events.size() + " events";
      throw isTooLarge(failure)
          ? undone(append, encoded, sent)
          : notConfirmed(append, failure, log.topic());
    }
  }

  /** What the topic allows was lowered a moment ago: nothing of the transaction shall stay. */
  private RuntimeException undone(String append, List<ProducerRecord<byte[], byte[]>> encoded,
      List<Future<RecordMetadata>> sent) {
    try {
      long abortingSince = System.nanoTime();
      producer.abortTransaction();
      confirmation.awaitAborted(writerId, abortingSince);
      return limit.refusedByKafka(refused(sent), encoded);
    } catch (KafkaException | IllegalStateException | LogUnavailableException failure) {
      return notConfirmed(append, failure, log.topic());
    }
  }

  /** Behind an abort, every record has got its answer. */
  private static Set<Integer> refused(List<Future<RecordMetadata>> sent) {
    Set<Integer> refused = IntStream.range(0, sent.size())
        .filter(index -> sent.get(index).state() == Future.State.FAILED
            && isTooLarge(sent.get(index).exceptionNow()))
        .boxed().collect(Collectors.toSet());
    if (refused.isEmpty()) {
      throw new IllegalStateException("Kafka found a batch too large, but none of its records");
    }
    return refused;
  }

  @Override
  public long claim(WriterClaim claim) {
    try {
      if (!claimed) {
        openClaims.abortHanging(Set.of(claim.slot()));
        requireNewEpoch(claim.slot());
      }
      producer.beginTransaction();
      Future<RecordMetadata> sent = producer.send(ClaimRecords.toRecord(writersTopic, claim));
      long committingSince = System.nanoTime();
      producer.commitTransaction();
      claimed = true;
      // No claim outlives the machine, but what comes after it must find its end noted.
      confirmation.awaitNoted(committingSince);
      return acknowledged(sent).offset();
    } catch (KafkaException | IllegalStateException | LogUnavailableException failure) {
      throw notConfirmed("the claim of slot " + claim.slot(), failure, writersTopic);
    }
  }

  /** The next opening has a later one. */
  private void requireNewEpoch(int slot) {
    if (epochs.isBehind(writersTopic, Set.of(slot))) {
      throw new LogUnavailableException(
          "slot " + slot + " knows a later epoch of this writer than Kafka gave it", null);
    }
  }

  @Override
  public void close() {
    measured.close();
    producer.close(Duration.ZERO);
    confirmation.close();
  }

  private static Set<Integer> partitionsOf(List<ProducerRecord<byte[], byte[]>> encoded) {
    return encoded.stream().map(ProducerRecord::partition).collect(Collectors.toSet());
  }

  private ProducerRecord<byte[], byte[]> encode(int index, NewEvent<E> event) {
    int partition = log.partitionOf(event.streamId());
    LogAppender.requireWritable(partition, partitions);
    try {
      return records.toRecord(event, partition);
    } catch (RuntimeException defect) {
      throw new UnwritableEventException(index, defect);
    }
  }

  private List<RecordedEvent<E>> recorded(
      List<NewEvent<E>> events, List<Future<RecordMetadata>> sent) {
    List<RecordedEvent<E>> recorded = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      RecordMetadata metadata = acknowledged(sent.get(i));
      recorded.add(records.recorded(
          events.get(i), new LogPosition(metadata.partition(), metadata.offset())));
    }
    return recorded;
  }

  private static <E> Offsets firstOffsets(List<RecordedEvent<E>> recorded) {
    return new Offsets(recorded.stream().map(RecordedEvent::position).collect(
        Collectors.toMap(LogPosition::partition, LogPosition::offset, Math::min)));
  }

  private static RecordMetadata acknowledged(Future<RecordMetadata> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw new KafkaException("a committed record was not acknowledged", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted after a commit", interrupted);
    }
  }

  private RuntimeException notConfirmed(String what, RuntimeException failure, String topic) {
    return isFence(failure)
        ? new WriterFencedException("another process has become this writer", failure)
        : new AppendOutcomeUnknownException(String.valueOf(connection.unavailable(
            "Kafka did not confirm " + what, failure, Right.onTopic(topic, AclOperation.WRITE))
            .getMessage()), failure);
  }

  /** The fence shows itself in several ways, depending on which call meets it first. */
  private static boolean isFence(Throwable failure) {
    return causes(failure).anyMatch(cause -> cause instanceof ProducerFencedException
        || cause instanceof InvalidProducerEpochException);
  }

  private static boolean isTooLarge(Throwable failure) {
    return causes(failure).anyMatch(cause -> cause instanceof RecordTooLargeException
        || cause instanceof RecordBatchTooLargeException);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
