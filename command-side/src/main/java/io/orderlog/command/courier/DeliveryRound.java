package io.orderlog.command.courier;

import io.orderlog.command.courier.Consequence.Stream;
import io.orderlog.command.courier.Delivery.Again;
import io.orderlog.command.courier.Delivery.Done;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery of what follows from a few events. What goes to one stream is delivered in order,
 * each command again and again until it has ended; those of other streams do not wait for it. Used
 * by one thread, once.
 */
final class DeliveryRound {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final long LOOK_MS = 100;

  private record Ended(Stream stream, Delivery delivery) {}

  /** A stream whose first command is sent again later. */
  private record Retry(Stream stream, long since, Duration pause) {}

  private final Function<Consequence, CompletableFuture<Delivery>> recipients;
  private final Ticker ticker;
  private final Map<Stream, Queue<Consequence>> chains = new LinkedHashMap<>();
  private final Map<Stream, Duration> pauses = new HashMap<>();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final PriorityQueue<Retry> retries;

  DeliveryRound(Function<Consequence, CompletableFuture<Delivery>> recipients, Ticker ticker) {
    this.recipients = recipients;
    this.ticker = ticker;
    long origin = ticker.nanos();
    this.retries = new PriorityQueue<>(Comparator.comparingLong(
        retry -> retry.since() - origin + retry.pause().toNanos()));
  }

  /**
   * Delivers all.
   *
   * @return false if it was given up, because that was asked for
   */
  boolean deliver(List<Consequence> consequences, BooleanSupplier givesUp)
      throws InterruptedException {
    consequences.forEach(each -> chains
        .computeIfAbsent(each.to(), _ -> new ArrayDeque<>()).add(each));
    List.copyOf(chains.keySet()).forEach(this::sendFirst);
    while (!chains.isEmpty()) {
      if (givesUp.getAsBoolean()) {
        return false;
      }
      Ended next = ended.poll(untilRetryMs(), TimeUnit.MILLISECONDS);
      if (next != null) {
        take(next);
      }
      sendAgain();
    }
    return true;
  }

  private void sendFirst(Stream stream) {
    @Nullable
    Queue<Consequence> chain = chains.get(stream);
    if (chain != null) {
      var _ = recipients.apply(chain.element())
          .whenComplete((delivery, failure) -> ended.add(new Ended(stream, delivery == null
              ? new Again("it could not be sent: " + failure)
              : delivery)));
    }
  }

  private void take(Ended end) {
    Queue<Consequence> chain = chains.getOrDefault(end.stream(), new ArrayDeque<>());
    switch (end.delivery()) {
      case Done() -> {
        pauses.remove(end.stream());
        chain.remove();
        if (chain.isEmpty()) {
          chains.remove(end.stream());
        } else {
          sendFirst(end.stream());
        }
      }
      case Again(var reason) -> sendLater(end.stream(), chain.element(), reason);
    }
  }

  private void sendLater(Stream stream, Consequence first, String reason) {
    Duration last = pauses.get(stream);
    Duration pause = last == null ? FIRST_PAUSE : last.multipliedBy(2);
    if (pause.compareTo(LONGEST_PAUSE) >= 0) {
      pause = LONGEST_PAUSE;
      LOG.warn("{} is not delivered to {} yet: {}", first.commandId(), stream, reason);
    }
    pauses.put(stream, pause);
    retries.add(new Retry(stream, ticker.nanos(), pause));
  }

  private void sendAgain() {
    while (!retries.isEmpty()
        && ticker.isPast(retries.element().since(), retries.element().pause())) {
      sendFirst(retries.remove().stream());
    }
  }

  private long untilRetryMs() {
    @Nullable
    Retry next = retries.peek();
    return next == null
        ? LOOK_MS
        : Math.clamp(next.pause().minus(ticker.since(next.since())).toMillis(), 1, LOOK_MS);
  }
}
