package io.orderlog.command.courier;

import io.orderlog.command.courier.Consequence.Stream;
import io.orderlog.command.courier.Delivery.Again;
import io.orderlog.command.courier.Delivery.Done;
import io.orderlog.time.Pauses;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private final Function<Consequence, CompletableFuture<Delivery>> recipients;
  private final Map<Stream, Queue<Consequence>> chains = new LinkedHashMap<>();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final Pauses<Stream> retries;

  DeliveryRound(Function<Consequence, CompletableFuture<Delivery>> recipients, Ticker ticker) {
    this.recipients = recipients;
    this.retries = new Pauses<>(FIRST_PAUSE, LONGEST_PAUSE, ticker);
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
      retries.takeOver(Integer.MAX_VALUE).forEach(this::sendFirst);
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
        retries.forget(end.stream());
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
    if (retries.add(stream).equals(LONGEST_PAUSE)) {
      LOG.warn("{} is not delivered to {} yet: {}", first.commandId(), stream, reason);
    }
  }

  private long untilRetryMs() {
    return retries.untilNext()
        .map(left -> Math.clamp(left.toMillis(), 1, LOOK_MS)).orElse(LOOK_MS);
  }
}
