package io.orderlog.projections.feed;

import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What several feeding threads have done together, and the first failure, which stops them all. */
final class FeedTally {

  private final RebuildProgress progress;
  private final long offsetsTotal;
  private long events;
  private long offsetsDone;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  FeedTally(RebuildProgress progress, long offsetsTotal) {
    this.progress = progress;
    this.offsetsTotal = offsetsTotal;
  }

  synchronized void count(long moreEvents, long moreOffsets) {
    events += moreEvents;
    offsetsDone += moreOffsets;
    // The log may have grown since the total was taken, by what ends a transaction if nothing else.
    progress.advanced(events, Math.min(offsetsDone, offsetsTotal), offsetsTotal);
  }

  /** Called with what ended a thread. */
  @Nullable
  Void stop(Throwable reason) {
    failure.compareAndSet(null, reason instanceof CompletionException && reason.getCause() != null
        ? reason.getCause()
        : reason);
    return null;
  }

  /** Throws what stopped one of the threads, if anything has. */
  void requireGoingOn() {
    switch (failure.get()) {
      case null -> {
        /* All is well. */ }
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }
}
