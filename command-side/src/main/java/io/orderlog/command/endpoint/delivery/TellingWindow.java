package io.orderlog.command.endpoint.delivery;

import io.orderlog.eventlog.event.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a log at present: the events of a stream one after the other, those of several
 * side by side. One that takes long holds up what comes after it in its stream, and nothing else
 * before the window is full. Used by one thread, but for {@link #cancel}.
 */
final class TellingWindow<E> {

  private static final int MOST_AT_ONCE = 64;
  /** With those that were told and are behind one that was not: perhaps once more after a kill. */
  private static final int MOST_IN_ALL = 1_000;

  /** @param telling none if the endpoint does not want it */
  private record Entry<E>(RecordedEvent<E> event, Optional<Telling> telling) {

    boolean isOver() {
      return telling.isEmpty()
          || (telling.get().state() == Future.State.SUCCESS && telling.get().resultNow());
    }

    Optional<Throwable> failure() {
      return telling.filter(each -> each.state() == Future.State.FAILED)
          .map(Future::exceptionNow);
    }
  }

  private final EventTeller<E> teller;
  private final ExecutorService threads;
  /** By partition, as they were read. */
  private final Map<Integer, Deque<Entry<E>>> read = new HashMap<>();
  private final Map<String, Telling> lastOfStream = new HashMap<>();
  /** By the number of each. */
  private final Map<Long, Telling> underWay = new ConcurrentHashMap<>();
  private final Semaphore ends = new Semaphore(0);
  private long number;
  private int inAll;

  TellingWindow(EventTeller<E> teller, ExecutorService threads) {
    this.teller = teller;
    this.threads = threads;
  }

  boolean hasRoom() {
    return inAll < MOST_IN_ALL && underWay.size() < MOST_AT_ONCE;
  }

  boolean isEmpty() {
    return inAll == 0;
  }

  /** Lets it be told as soon as those before it in its stream are. */
  void add(RecordedEvent<E> event) {
    Optional<Telling> telling =
        teller.wants(event) ? Optional.of(tell(event)) : Optional.empty();
    read.computeIfAbsent(event.position().partition(), _ -> new ArrayDeque<>())
        .add(new Entry<>(event, telling));
    inAll++;
  }

  private Telling tell(RecordedEvent<E> event) {
    Telling before = lastOfStream.get(event.streamId());
    Telling telling =
        new Telling(++number, () -> isTold(before) && teller.tell(event), this::isOver);
    lastOfStream.put(event.streamId(), telling);
    underWay.put(number, telling);
    threads.execute(telling);
    return telling;
  }

  private static boolean isTold(@Nullable Future<Boolean> before)
      throws InterruptedException, ExecutionException {
    try {
      return before == null || before.get();
    } catch (CancellationException _) {
      return false;
    }
  }

  /**
   * Lets all be behind that is told, as far as all before it in its partition is.
   *
   * @return whether something was
   * @throws RuntimeException if telling one of them has met a defect
   */
  boolean pass(LanePlace place) {
    boolean any = false;
    for (Deque<Entry<E>> partition : read.values()) {
      partition.stream().flatMap(entry -> entry.failure().stream()).findFirst()
          .ifPresent(TellingWindow::rethrow);
      while (!partition.isEmpty() && partition.getFirst().isOver()) {
        Entry<E> passed = partition.removeFirst();
        lastOfStream.computeIfPresent(passed.event().streamId(),
            (_, last) -> passed.telling().filter(last::is).isPresent() ? null : last);
        place.pass(passed.event());
        any |= passed.telling().isPresent();
        inAll--;
      }
    }
    return any;
  }

  private static void rethrow(Throwable failure) {
    throw failure instanceof RuntimeException defect ? defect : new IllegalStateException(failure);
  }

  /** When the first of those happened that are not told yet, if there is one. */
  Optional<Instant> oldest() {
    return read.values().stream().flatMap(Collection::stream)
        .filter(entry -> !entry.isOver()).map(entry -> entry.event().metadata().time())
        .min(Instant::compareTo);
  }

  /** Waits until one more is over, at most so long; not at all if nothing is under way. */
  void awaitEnd(Duration atMost) throws InterruptedException {
    if (!underWay.isEmpty() && ends.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      ends.drainPermits();
    }
  }

  /** Lets go of what is under way. May be called by any thread. */
  void cancel() {
    underWay.values().forEach(each -> each.cancel(true));
  }

  private void isOver(Telling telling) {
    underWay.remove(telling.number);
    ends.release();
  }

  /** Says when it is over, however it ends. */
  private static final class Telling extends FutureTask<Boolean> {

    private final long number;
    private final Consumer<Telling> end;

    Telling(long number, Callable<Boolean> work, Consumer<Telling> end) {
      super(work);
      this.number = number;
      this.end = end;
    }

    boolean is(Telling other) {
      return number == other.number;
    }

    @Override
    protected void done() {
      end.accept(this);
    }
  }
}
