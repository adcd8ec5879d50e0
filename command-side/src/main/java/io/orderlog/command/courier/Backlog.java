package io.orderlog.command.courier;

import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * What a writer has appended and who follows it has not taken yet. If that becomes too much it is
 * forgotten, and the log is read instead. Thread-safe.
 */
public final class Backlog<E> {

  /** What there is to do. */
  public sealed interface Work<E> {

    /** These events, in the order in which they were appended. */
    record Events<E>(List<RecordedEvent<E>> events) implements Work<E> {}

    /** The log has events that are not here. */
    record ReadLog<E>() implements Work<E> {}

    /** Nothing of the log, for a while or until something was noticed. */
    record Rest<E>() implements Work<E> {}

    /** Nothing, for good. */
    record End<E>() implements Work<E> {}
  }

  private static final int MOST = 10_000;
  private static final int MOST_AT_ONCE = 500;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<RecordedEvent<E>> events = new ArrayDeque<>();
  private boolean serving;
  private boolean incomplete = true;
  private boolean ended;
  private boolean noticed;

  /** The writer serves from now on. */
  public void serving() {
    change(() -> serving = true);
  }

  /** The writer has appended these. */
  public void add(List<RecordedEvent<E>> appended) {
    change(() -> {
      if (events.size() + appended.size() > MOST) {
        forgetAll();
      } else if (!incomplete) {
        events.addAll(appended);
      }
    });
  }

  /** The writer serves no more; the log may have more than was told. */
  public void stopped() {
    change(() -> {
      serving = false;
      forgetAll();
    });
  }

  /** There will be no writer any more. */
  public void end() {
    change(() -> ended = true);
  }

  /** There is a reason to stop waiting. */
  public void notice() {
    change(() -> noticed = true);
  }

  public boolean hasEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  public boolean isServing() {
    lock.lock();
    try {
      return serving && !ended;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The log is going to be read to where it ends after this call; what comes then is kept. If the
   * writer has stopped meanwhile, it is read again when the writer serves, because until then it may
   * get events that nobody is told of.
   */
  public void readingLog() {
    change(() -> {
      events.clear();
      incomplete = !serving;
    });
  }

  /** The log has to be read again. */
  public void forget() {
    change(this::forgetAll);
  }

  /** What is to be done next; waits for it, or for a notice, at most so long. */
  public Work<E> next(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      await(() -> noticed || hasWork(), atMost);
      return work();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a notice, or that there will be no writer any more, at most so long. */
  public void awaitNotice(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      await(() -> noticed || ended, atMost);
    } finally {
      lock.unlock();
    }
  }

  private void await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    while (!condition.getAsBoolean() && left > 0) {
      left = changed.awaitNanos(left);
    }
    noticed = false;
  }

  private void forgetAll() {
    events.clear();
    incomplete = true;
  }

  private boolean hasWork() {
    return ended || (serving && (incomplete || !events.isEmpty()));
  }

  private Work<E> work() {
    if (ended) {
      return new Work.End<>();
    }
    if (!hasWork()) {
      return new Work.Rest<>();
    }
    if (incomplete) {
      return new Work.ReadLog<>();
    }
    List<RecordedEvent<E>> next = new ArrayList<>();
    while (next.size() < MOST_AT_ONCE && !events.isEmpty()) {
      next.add(events.remove());
    }
    return new Work.Events<>(next);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
