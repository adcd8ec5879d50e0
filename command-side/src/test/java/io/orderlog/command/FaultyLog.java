package io.orderlog.command;

import io.orderlog.eventlog.AppendOutcomeUnknownException;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogAppender;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.LogUnavailableException;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.NewEvent;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.eventlog.forwarding.ForwardingLog;
import io.orderlog.eventlog.forwarding.ForwardingReader;
import io.orderlog.eventlog.writers.WriterClaim;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A log that fails as a test says, and then as a network does: between the call and its answer. It
 * learns what to do before the writer's thread starts.
 */
public final class FaultyLog<E> extends ForwardingLog<E> {

  /** What happens to one append. */
  public enum Fault {
    /** The log has the events, but nobody says so. */
    ANSWER_LOST,
    /** The events never reach the log, and nobody says so. */
    EVENTS_LOST,
    /** The log has the events, and then something breaks that has nothing to do with it. */
    DEFECT
  }

  private final Queue<Fault> appendFaults = new ConcurrentLinkedQueue<>();
  private final Queue<Fault> claimFaults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger claims = new AtomicInteger();
  private final Queue<Integer> appendSizes = new ConcurrentLinkedQueue<>();
  private final AtomicInteger eventsRead = new AtomicInteger();
  private final CountDownLatch reading = new CountDownLatch(1);
  private EventLog<E> log;
  private int openingsToFail;
  private long beyondEnd;
  private Runnable beforeAppend = () -> {};
  private Runnable beforeClaim = () -> {};

  public FaultyLog(EventLog<E> log) {
    this.log = log;
  }

  /** Lets the next appends fail, one after the other. */
  public void failAppends(Fault... faults) {
    appendFaults.addAll(List.of(faults));
  }

  /** Lets the next claims fail, one after the other. */
  public void failClaims(Fault... faults) {
    claimFaults.addAll(List.of(faults));
  }

  /** Lets the log be out of reach for so many writers that want to open it. */
  public void failOpenings(int count) {
    openingsToFail = count;
  }

  /** Lets something happen right before each append from now on. */
  public void beforeAppend(Runnable action) {
    beforeAppend = action;
  }

  /** Lets something happen right before each claim from now on. */
  public void beforeClaim(Runnable action) {
    beforeClaim = action;
  }

  /** From now on it is another log, as after a restore from a backup. */
  public void become(EventLog<E> other) {
    log = other;
  }

  /** From now on its end lies beyond what can be read, as if a transaction stayed open there. */
  public void overstateEnd() {
    beyondEnd = 1;
  }

  /** Waits until somebody reads. */
  public void awaitReading() throws InterruptedException {
    reading.await();
  }

  /** How many events each append had, in order. */
  public List<Integer> appendSizes() {
    return List.copyOf(appendSizes);
  }

  /** How many events were read by all readers together. */
  public int eventsRead() {
    return eventsRead.get();
  }

  /** How many claims were made. */
  public int claims() {
    return claims.get();
  }

  @Override
  protected EventLog<E> log() {
    return log;
  }

  @Override
  public LogAppender<E> openAppender(String writerId, Set<Integer> partitions) {
    if (openingsToFail > 0) {
      openingsToFail--;
      throw new LogUnavailableException("the log is out of reach", null);
    }
    return new FaultyAppender(log.openAppender(writerId, partitions));
  }

  @Override
  public LogReader<E> openReader(Offsets from) {
    reading.countDown();
    return new CountingReader(log.openReader(from));
  }

  @Override
  public Offsets endOffsets(Set<Integer> partitions) {
    Offsets ends = log.endOffsets(partitions);
    return new Offsets(partitions.stream().collect(Collectors.toMap(
        Function.identity(), partition -> ends.of(partition) + beyondEnd)));
  }

  private final class CountingReader extends ForwardingReader<E> {

    CountingReader(LogReader<E> reader) {
      super(reader);
    }

    @Override
    public List<RecordedEvent<E>> poll(Duration timeout) {
      List<RecordedEvent<E>> events = super.poll(timeout);
      eventsRead.addAndGet(events.size());
      return events;
    }
  }

  private final class FaultyAppender implements LogAppender<E> {

    private final LogAppender<E> appender;

    FaultyAppender(LogAppender<E> appender) {
      this.appender = appender;
    }

    @Override
    public List<RecordedEvent<E>> append(List<NewEvent<E>> events) {
      beforeAppend.run();
      appendSizes.add(events.size());
      Fault fault = appendFaults.poll();
      return switch (fault) {
        case null -> appender.append(events);
        case ANSWER_LOST -> {
          appender.append(events);
          throw new AppendOutcomeUnknownException("no answer", null);
        }
        case EVENTS_LOST -> throw new AppendOutcomeUnknownException("no answer", null);
        case DEFECT -> {
          appender.append(events);
          throw new IllegalStateException("a defect");
        }
      };
    }

    @Override
    public long claim(WriterClaim claim) {
      beforeClaim.run();
      claims.incrementAndGet();
      Fault fault = claimFaults.poll();
      return switch (fault) {
        case null -> appender.claim(claim);
        case ANSWER_LOST -> {
          appender.claim(claim);
          throw new AppendOutcomeUnknownException("no answer", null);
        }
        case EVENTS_LOST -> throw new AppendOutcomeUnknownException("no answer", null);
        case DEFECT -> throw new IllegalStateException("a defect");
      };
    }

    @Override
    public void close() {
      appender.close();
    }
  }
}
