package io.orderlog.command.endpoint.delivery;

import io.orderlog.domain.endpoint.EndpointState;
import io.orderlog.domain.endpoint.EndpointState.Delivering;
import io.orderlog.domain.endpoint.EndpointState.Failing;
import io.orderlog.domain.endpoint.EndpointState.Gone;
import io.orderlog.domain.endpoint.EndpointState.Stopped;
import io.orderlog.domain.endpoint.EndpointState.None;
import io.orderlog.domain.endpoint.EndpointState.Removed;
import io.orderlog.domain.endpoint.EndpointState.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Lets what is to be sent to one endpoint pass when its time has come: everything while it takes
 * what it gets, else nothing but what it has not taken, when that is due. Thread-safe.
 */
final class EndpointGate {

  /** The clock may be set; who waits for a time looks at it again. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  /**
   * What may pass.
   *
   * @param to as it is at this moment
   * @param attempt its number, from 1
   * @param failing what the endpoint has not taken, which this is or comes before; empty if it
   *     takes what it gets
   * @param version of the endpoint
   */
  record Passed(Terms to, int attempt, Optional<String> failing, long version) {}

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private EndpointState state;
  private long version;
  private boolean closed;
  private boolean elsewhere;

  EndpointGate(EndpointState state, long version, InstantSource clock) {
    this.state = state;
    this.version = version;
    this.clock = clock;
  }

  /** The endpoint has changed. */
  void is(EndpointState now, long nowVersion) {
    lock.lock();
    try {
      state = now;
      version = nowVersion;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  EndpointState state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  long version() {
    lock.lock();
    try {
      return version;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing passes any more.
   *
   * @param isElsewhere whether another process may go on at once
   */
  void close(boolean isElsewhere) {
    lock.lock();
    try {
      closed = true;
      elsewhere |= isElsewhere;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether another process may have gone on. */
  boolean isElsewhere() {
    lock.lock();
    try {
      return elsewhere;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until this may be sent; empty when nothing passes any more.
   *
   * @param isBefore whether it comes before what the endpoint has not taken, if that is this
   */
  Optional<Passed> await(String webhookId, Predicate<String> isBefore)
      throws InterruptedException {
    lock.lock();
    try {
      while (!closed) {
        switch (state) {
          case Delivering(var terms) -> {
            return Optional.of(new Passed(terms, 1, Optional.empty(), version));
          }
          case Failing failing when failing.webhookId().equals(webhookId)
              || isBefore.test(failing.webhookId()) -> {
            Duration wait = until(failing.retryAt());
            if (wait.isZero()) {
              return Optional.of(new Passed(failing.terms(), failing.attempt() + 1,
                  Optional.of(failing.webhookId()), version));
            }
            boolean _ = changed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
          }
          case Failing _,Stopped _,Gone _,None _,Removed _ -> changed.await();
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Duration until(Instant time) {
    Duration left = Duration.between(clock.instant(), time);
    return left.isNegative()
        ? Duration.ZERO
        : left.compareTo(LONGEST_WAIT) < 0 ? left : LONGEST_WAIT;
  }

  /** Waits until the endpoint is known at this version, or nothing passes any more. */
  void awaitVersion(long reached) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && version < reached) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
