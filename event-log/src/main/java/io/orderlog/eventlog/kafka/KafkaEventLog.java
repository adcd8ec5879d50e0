package io.orderlog.eventlog.kafka;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogGoneException;
import io.orderlog.eventlog.LogIdentity;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.kafka.connection.KafkaAdmin;
import io.orderlog.eventlog.kafka.connection.KafkaConnection;
import io.orderlog.eventlog.kafka.rights.MissingRightException;
import io.orderlog.eventlog.kafka.rights.Right;
import io.orderlog.eventlog.kafka.segments.Disk;
import io.orderlog.eventlog.kafka.segments.LocalFiles;
import io.orderlog.eventlog.kafka.topics.EventTopic;
import io.orderlog.eventlog.kafka.topics.RecordLimit;
import io.orderlog.eventlog.kafka.topics.TopicGuard;
import io.orderlog.eventlog.kafka.topics.TopicGuard.Use;
import io.orderlog.eventlog.kafka.topics.WritersTopic;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The log on one Kafka topic. Its appenders are transactional, its readers read_committed. */
public final class KafkaEventLog<E> implements SharedLog<E>, AutoCloseable {

  private final AggregateLog<E> definition;
  private final KafkaConnection connection;
  private final LogIdentity identity;
  private final CloudEventRecords<E> records;
  private final KafkaAdmin admin;
  private final LocalFiles files;

  private KafkaEventLog(AggregateLog<E> definition, KafkaConnection connection,
      LogIdentity identity, KafkaAdmin admin, LocalFiles files) {
    this.definition = definition;
    this.connection = connection;
    this.identity = identity;
    this.records = new CloudEventRecords<>(
        identity.topic(), definition.source(), definition.codec());
    this.admin = admin;
    this.files = files;
  }

  /**
   * Opens the log that is there.
   *
   * @throws LogGoneException if Kafka has no such log
   * @throws LogUnavailableException if Kafka does not answer
   * @throws io.orderlog.eventlog.kafka.topics.UnsafeTopicException if the topic's settings could
   *     lose history
   */
  public static <E> KafkaEventLog<E> open(AggregateLog<E> log, KafkaConnection connection) {
    return open(log, connection, KafkaAdmin::share, admin -> TopicGuard.check(
        admin, log.eventsTopic(), OptionalInt.empty(), Use.READING));
  }

  /**
   * Opens the log, and makes it first if it is not there.
   *
   * @param partitions for a new log; an existing one must have as many, if it is said
   * @throws LogUnavailableException if Kafka does not answer
   * @throws io.orderlog.eventlog.kafka.topics.UnsafeTopicException if the topic's settings could
   *     lose history
   */
  public static <E> KafkaEventLog<E> createIfMissing(
      AggregateLog<E> log, KafkaConnection connection, OptionalInt partitions) {
    return open(log, connection, KafkaAdmin::connectForLong, admin -> {
      EventTopic.createIfMissing(
          admin, log.eventsTopic(), partitions.orElse(log.defaultPartitions()));
      TopicGuard.check(admin, log.eventsTopic(), partitions, Use.WRITING);
    });
  }

  private static <E> KafkaEventLog<E> open(AggregateLog<E> log, KafkaConnection connection,
      Function<KafkaConnection, KafkaAdmin> connect, Consumer<KafkaAdmin> preparation) {
    try {
      return prepare(log, connection, connect, Disk.ofThisMachine(), preparation);
    } catch (LogUnavailableException unavailable) {
      throw naming(connection, unavailable);
    }
  }

  private static LogUnavailableException naming(
      KafkaConnection connection, LogUnavailableException unavailable) {
    if (unavailable instanceof MissingRightException) {
      return unavailable;
    }
    String message = unavailable.getMessage() + " (Kafka was looked for at "
        + connection.bootstrapServers() + "; ORDERLOG_KAFKA_BOOTSTRAP_SERVERS says where it is, or"
        + " bootstrap.servers in the file of ORDERLOG_KAFKA_CONFIG)";
    return unavailable instanceof LogGoneException
        ? new LogGoneException(message, unavailable.getCause())
        : new LogUnavailableException(message, unavailable.getCause());
  }

  /** Opens the log that is there, whatever its topic's settings are. */
  static <E> KafkaEventLog<E> openUnguarded(AggregateLog<E> log, KafkaConnection connection) {
    return openUnguarded(log, connection, Disk.ofThisMachine());
  }

  /** The same with files on this disk, if the broker's are on this machine. */
  static <E> KafkaEventLog<E> openUnguarded(
      AggregateLog<E> log, KafkaConnection connection, Disk disk) {
    return prepare(log, connection, KafkaAdmin::connectForLong, disk, _ -> {});
  }

  /**
   * Opens the log.
   *
   * @param connect gives the admin client that the log then keeps
   * @param preparation what comes first, with that client; what it throws ends the opening
   */
  private static <E> KafkaEventLog<E> prepare(AggregateLog<E> log, KafkaConnection connection,
      Function<KafkaConnection, KafkaAdmin> connect, Disk disk, Consumer<KafkaAdmin> preparation) {
    KafkaAdmin admin = connect.apply(connection);
    try {
      preparation.accept(admin);
      LogIdentity identity = EventTopic.identify(admin, log.eventsTopic());
      return new KafkaEventLog<>(log, connection, identity, admin,
          new LocalFiles(admin, identity, disk));
    } catch (RuntimeException failure) {
      admin.drop();
      throw isUnknownTopic(failure)
          ? new LogGoneException(String.valueOf(failure.getMessage()), failure.getCause())
          : failure;
    }
  }

  /** The same log with its events read and written in another way. It ends with this one. */
  public <F> KafkaEventLog<F> as(EventCodec<F> codec) {
    return new KafkaEventLog<>(
        new AggregateLog<>(definition.name(), definition.noun(), codec,
            definition.defaultPartitions()),
        connection, identity, admin, files);
  }

  /** What its topics and writers are called. */
  public AggregateLog<E> definition() {
    return definition;
  }

  /**
   * How many writers share the log; one as long as none has ever been started.
   *
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka does not answer
   */
  public int writerSlots() {
    return WritersTopic.slots(admin, definition.writersTopic()).orElse(1);
  }

  /**
   * Makes sure that the log would take the event if it were appended now.
   *
   * @throws io.orderlog.eventlog.EventTooLargeException if it is too large
   * @throws io.orderlog.eventlog.LogUnavailableException if Kafka cannot be connected to
   */
  public void requireRoom(NewEvent<E> event) {
    recordLimit().requireRoom(List.of(records.toRecord(event, partitionOf(event.streamId()))));
  }

  @Override
  public LogIdentity identity() {
    return identity;
  }

  @Override
  public LogAppender<E> openAppender(String writerId, Set<Integer> partitions) {
    return KafkaLogAppender.open(connection, admin, writerId, partitions, identity,
        definition.writersTopic(), records, files);
  }

  @Override
  public LogReader<E> openReader(Offsets from) {
    return KafkaLogReader.open(connection, identity.topic(), from, records);
  }

  @Override
  public SharedLogReader<E> join(ReaderGroup group) {
    return KafkaSharedReader.join(connection, identity.topic(), group, records);
  }

  @Override
  public Offsets endOffsets(Set<Integer> partitions) {
    requireStillThere();
    // Asked as an uncommitted reader would, which is this call's default.
    var ends = admin.await(admin.client().listOffsets(partitions.stream().collect(Collectors.toMap(
        partition -> new TopicPartition(identity.topic(), partition),
        partition -> OffsetSpec.latest()))).all(), "asking where " + identity.topic() + " ends",
        Right.onTopic(identity.topic(), AclOperation.READ));
    return new Offsets(ends.entrySet().stream().collect(Collectors.toMap(
        end -> end.getKey().partition(), end -> end.getValue().offset())));
  }

  @Override
  public void flush(Offsets upTo) {
    files.flush(upTo);
  }

  /** Lets go of the connection. Appenders and readers are closed by those who opened them. */
  @Override
  public void close() {
    admin.close();
    files.close();
  }

  /** What a record may have that an appender of this log sends. */
  public RecordLimit recordLimit() {
    return KafkaLogAppender.limit(connection, admin, identity.topic());
  }

  public KafkaAdmin admin() {
    return admin;
  }

  /**
   * Whether the broker leaves flushing to those who write and this process can do it, as one on the
   * same machine that may read the broker's files. Whatever it is now, this log is written to no
   * more if the broker ever leaves it to this process and that cannot.
   *
   * @throws LogUnavailableException if Kafka does not answer
   */
  public boolean requireFlushing() {
    return files.requireFlushing();
  }

  /**
   * Another topic that was made under the name meanwhile has offsets of its own. Asked by the name,
   * because of an id Kafka says only that it is unknown, also to who may not look.
   */
  private void requireStillThere() {
    try {
      // Who reads the log asks where it ends, and with READ one may also look.
      String id = EventTopic.describe(admin, identity.topic(), List.of(AclOperation.READ))
          .topicId().toString();
      if (id.equals(identity.id())) {
        return;
      }
    } catch (LogUnavailableException unavailable) {
      if (!isUnknownTopic(unavailable)) {
        throw unavailable;
      }
    }
    throw new LogGoneException("the log " + identity.topic() + " with the id " + identity.id()
        + " is gone", null);
  }

  private static boolean isUnknownTopic(RuntimeException failure) {
    return failure instanceof LogUnavailableException
        && failure.getCause() instanceof UnknownTopicOrPartitionException;
  }

  public static List<TopicPartition> topicPartitions(String topic, Set<Integer> partitions) {
    return partitions.stream().map(partition -> new TopicPartition(topic, partition)).toList();
  }
}
