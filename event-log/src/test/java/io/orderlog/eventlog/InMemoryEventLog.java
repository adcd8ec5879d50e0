package io.orderlog.eventlog;

import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.UnreadableEventException;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.shared.ReaderGroup;
import io.orderlog.eventlog.shared.SharedLog;
import io.orderlog.eventlog.shared.SharedLogReader;
import io.orderlog.eventlog.writers.ClaimReader;
import io.orderlog.eventlog.writers.RecordedClaim;
import io.orderlog.eventlog.writers.WriterClaim;
import io.orderlog.eventlog.writers.WriterFencedException;
import io.orderlog.eventlog.writers.WriterSlots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A log that lives as long as the test. It keeps what Kafka would keep: events as bytes, and after
 * each append a marker that takes an offset in every partition it touched; its readers share the
 * partitions as Kafka's do. Thread-safe.
 */
public final class InMemoryEventLog<E> implements SharedLog<E> {

  /** As many events as a reader of Kafka hands out at once. */
  private static final int BATCH = 2_000;

  private final LogIdentity identity;
  private final EventCodec<E> codec;
  private final List<List<Entry>> partitions;
  private final List<RecordedClaim> claims = new ArrayList<>();
  private final Map<String, Integer> epochs = new HashMap<>();
  private final Map<String, InMemoryGroup> groups = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  /** Something was appended or claimed, or somebody joined or left a group. */
  private final Condition changed = lock.newCondition();
  private volatile int mostBytes = Integer.MAX_VALUE;

  public InMemoryEventLog(String topic, int partitions, EventCodec<E> codec) {
    this.identity = new LogIdentity(topic, UUID.randomUUID().toString(), partitions);
    this.codec = codec;
    this.partitions = IntStream.range(0, partitions)
        .<List<Entry>>mapToObj(_ -> new ArrayList<>()).toList();
  }

  /** From now on, events whose data has more bytes are refused. */
  public void limitEvents(int bytes) {
    mostBytes = bytes;
  }

  @Override
  public LogIdentity identity() {
    return identity;
  }

  @Override
  public LogAppender<E> openAppender(String writerId, Set<Integer> writable) {
    lock.lock();
    try {
      return new Appender(writerId, writable, epochs.merge(writerId, 1, Integer::sum));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public LogReader<E> openReader(Offsets from) {
    return new Reader(from);
  }

  @Override
  public SharedLogReader<E> join(ReaderGroup group) {
    lock.lock();
    try {
      changed.signalAll();
      return new SharedReader(groups
          .computeIfAbsent(group.name(), _ -> new InMemoryGroup(identity.partitions()))
          .join(group.member()));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Offsets endOffsets(Set<Integer> asked) {
    lock.lock();
    try {
      return new Offsets(asked.stream().collect(Collectors.toMap(Function.identity(),
          partition -> (long) partitions.get(partition).size())));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void flush(Offsets upTo) {
    // It is gone with the process anyway.
  }

  /** Reads what its writers claim; each of its partitions is a slot. */
  public ClaimReader openClaims() {
    return new Claims();
  }

  /** What is at one offset. */
  private sealed interface Entry {

    record Stored(String type, NewEvent<byte[]> event) implements Entry {}

    record Marker() implements Entry {}
  }

  private final class Appender implements LogAppender<E> {

    private final String writerId;
    private final Set<Integer> writable;
    private final int epoch;
    private boolean closed;

    Appender(String writerId, Set<Integer> writable, int epoch) {
      this.writerId = writerId;
      this.writable = writable;
      this.epoch = epoch;
    }

    @Override
    public List<RecordedEvent<E>> append(List<NewEvent<E>> events) {
      events.forEach(event -> LogAppender.requireWritable(
          identity.partitionOf(event.streamId()), writable));
      List<Entry.Stored> encoded = IntStream.range(0, events.size())
          .mapToObj(index -> encode(index, events.get(index))).toList();
      requireRoom(encoded);
      lock.lock();
      try {
        requireOpen();
        requireNotFenced();
        List<LogPosition> positions = encoded.stream().map(InMemoryEventLog.this::add).toList();
        positions.stream().map(LogPosition::partition).distinct()
            .forEach(partition -> partitions.get(partition).add(new Entry.Marker()));
        changed.signalAll();
        return IntStream.range(0, events.size())
            .mapToObj(i -> recorded(events.get(i), positions.get(i))).toList();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public long claim(WriterClaim claim) {
      lock.lock();
      try {
        requireOpen();
        requireNotFenced();
        claims.add(new RecordedClaim(name(), claim, claims.size()));
        changed.signalAll();
        return claims.size() - 1L;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      closed = true;
    }

    private void requireRoom(List<Entry.Stored> encoded) {
      Set<Integer> tooLarge = IntStream.range(0, encoded.size())
          .filter(index -> encoded.get(index).event().data().length > mostBytes)
          .boxed().collect(Collectors.toSet());
      if (!tooLarge.isEmpty()) {
        throw new EventTooLargeException(tooLarge, "this log allows " + mostBytes + " bytes");
      }
    }

    private void requireOpen() {
      if (closed) {
        throw new AppendOutcomeUnknownException("the writer " + writerId + " is closed", null);
      }
    }

    private void requireNotFenced() {
      if (!Integer.valueOf(epoch).equals(epochs.get(writerId))) {
        throw new WriterFencedException("another process has become the writer " + writerId, null);
      }
    }
  }

  private RecordedEvent<E> recorded(NewEvent<E> event, LogPosition position) {
    return new RecordedEvent<>(event.streamId(), event.version(), codec.typeOf(event.data()),
        event.data(), event.metadata(), position);
  }

  private Entry.Stored encode(int index, NewEvent<E> event) {
    try {
      return new Entry.Stored(codec.typeOf(event.data()), new NewEvent<>(event.streamId(),
          event.version(), codec.encode(event.data()), event.metadata()));
    } catch (RuntimeException defect) {
      throw new UnwritableEventException(index, defect);
    }
  }

  private LogPosition add(Entry.Stored stored) {
    int partition = partitionOf(stored.event().streamId());
    List<Entry> entries = partitions.get(partition);
    entries.add(stored);
    return new LogPosition(partition, entries.size() - 1L);
  }

  /** Looks again after each change, until there is something to return; empty after this long. */
  private <T> List<T> awaitAny(Duration atMost, Supplier<Optional<List<T>>> look) {
    long remainingNanos = atMost.toNanos();
    lock.lock();
    try {
      Optional<List<T>> found = look.get();
      while (found.isEmpty() && remainingNanos > 0) {
        remainingNanos = changed.awaitNanos(remainingNanos);
        found = look.get();
      }
      return found.orElse(List.of());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private final class Claims implements ClaimReader {

    private int next;

    @Override
    public List<RecordedClaim> poll(Duration timeout) {
      return awaitAny(timeout, () -> {
        List<RecordedClaim> found = List.copyOf(claims.subList(next, claims.size()));
        next = claims.size();
        return Optional.of(found).filter(some -> !some.isEmpty());
      });
    }

    @Override
    public Map<String, WriterSlots> slots() {
      return Map.of(name(), new WriterSlots(identity.partitions(), identity.partitions()));
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  /** Of the log, whose topic it is. */
  private String name() {
    return identity.topic().replaceFirst("\\.events$", "");
  }

  private final class Reader implements LogReader<E> {

    private final Map<Integer, Long> positions;
    private @Nullable UnreadableEventException unreadable;

    Reader(Offsets from) {
      this.positions = new TreeMap<>(from.byPartition());
    }

    @Override
    public List<RecordedEvent<E>> poll(Duration timeout) {
      return awaitAny(timeout, () -> Optional.of(readOn()).filter(events -> !events.isEmpty()));
    }

    @Override
    public Offsets positions() {
      return new Offsets(positions);
    }

    @Override
    public void seek(int partition, long offset) {
      positions.put(partition, offset);
      unreadable = null;
    }

    @Override
    public void close() {
      // Holds nothing.
    }

    private List<RecordedEvent<E>> readOn() {
      List<RecordedEvent<E>> events = new ArrayList<>();
      if (unreadable == null) {
        positions.forEach(this::requireHistory);
        positions.replaceAll((partition, from) -> readOn(partition, from, events));
      }
      if (unreadable != null && events.isEmpty()) {
        throw unreadable;
      }
      return events;
    }

    private void requireHistory(int partition, long position) {
      int end = partitions.get(partition).size();
      if (position > end) {
        throw new HistoryLostException("partition " + partition + " of " + identity.topic()
            + " ends at offset " + end + ", before " + position, null);
      }
    }

    /**
     * Reads to the end of the partition or to the first unreadable event, and says where that is.
     */
    private long readOn(int partition, long from, List<RecordedEvent<E>> events) {
      List<Entry> entries = partitions.get(partition);
      for (long offset = from; offset < entries.size(); offset++) {
        if (events.size() == BATCH) {
          return offset;
        }
        if (entries.get((int) offset) instanceof Entry.Stored stored) {
          try {
            events.add(decode(stored, new LogPosition(partition, offset)));
          } catch (UnreadableEventException found) {
            unreadable = found;
            return offset;
          }
        }
      }
      return entries.size();
    }
  }

  private final class SharedReader implements SharedLogReader<E> {

    private final InMemoryGroup.Member member;
    private final Reader reader = new Reader(Offsets.NONE);

    SharedReader(InMemoryGroup.Member member) {
      this.member = member;
    }

    /** Returns as soon as other partitions are this member's, too. */
    @Override
    public List<RecordedEvent<E>> poll(Duration timeout) {
      return awaitAny(timeout, () -> {
        boolean agreed = agree();
        return Optional.of(reader.readOn()).filter(events -> agreed || !events.isEmpty());
      });
    }

    private boolean agree() {
      boolean agreed = member.agree();
      if (agreed) {
        reader.positions.keySet().retainAll(member.assigned());
        changed.signalAll();
      }
      return agreed;
    }

    @Override
    public Set<Integer> assigned() {
      lock.lock();
      try {
        return member.assigned();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public Offsets positions() {
      return reader.positions();
    }

    @Override
    public void seek(int partition, long offset) {
      if (!assigned().contains(partition)) {
        throw new IllegalStateException("partition " + partition + " is not this member's");
      }
      reader.seek(partition, offset);
    }

    @Override
    public void tell(Offsets next) {
      // There is nobody who looks at these groups from outside.
    }

    @Override
    public void close() {
      lock.lock();
      try {
        member.leave();
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private RecordedEvent<E> decode(Entry.Stored stored, LogPosition position) {
    NewEvent<byte[]> event = stored.event();
    try {
      return new RecordedEvent<>(event.streamId(), event.version(), stored.type(),
          codec.decode(stored.type(), event.data()), event.metadata(), position);
    } catch (RuntimeException notReadable) {
      throw new UnreadableEventException("the record at " + identity.topic() + " partition "
          + position.partition() + " offset " + position.offset()
          + " is not an event that this version can read: " + notReadable.getMessage(),
          notReadable);
    }
  }
}
