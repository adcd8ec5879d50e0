package io.orderlog.command.courier;

import io.orderlog.command.courier.Consequence.Stream;
import io.orderlog.command.courier.Delivery.Again;
import io.orderlog.command.courier.Delivery.Denied;
import io.orderlog.command.courier.Delivery.Done;
import io.orderlog.command.courier.Delivery.Refused;
import io.orderlog.time.Pauses;
import io.orderlog.time.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery of what follows from events. What goes to one stream is delivered in order, each
 * command again and again until it has ended; those of other streams do not wait for it. Used by
 * one thread, which is told when it has something to do.
 */
final class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** What becomes of a command; told by the thread that uses the deliveries. */
  interface Ending {

    /** Whether it is not to be sent, because something that comes before is refused. */
    boolean isLeft();

    /** It has ended. */
    void done();

    /** It is refused, although not for good. */
    void refused(String reason);

    /** It was not sent, or not once more, because it {@link #isLeft}. */
    void left();
  }

  private record UnderWay(Consequence consequence, Ending ending) {}

  private record Ended(Stream stream, Delivery delivery) {}

  private final Function<Consequence, CompletableFuture<Delivery>> recipients;
  private final Runnable somethingEnded;
  private final Map<Stream, Queue<UnderWay>> chains = new HashMap<>();
  private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();
  private final Pauses<Stream> retries;
  private int underWay;

  /**
   * Nothing is under way yet.
   *
   * @param somethingEnded is run by any thread when there is a reason to {@link #goOn}
   */
  Deliveries(Function<Consequence, CompletableFuture<Delivery>> recipients,
      Runnable somethingEnded, Ticker ticker) {
    this.recipients = recipients;
    this.somethingEnded = somethingEnded;
    this.retries = new Pauses<>(FIRST_PAUSE, LONGEST_PAUSE, ticker);
  }

  /**
   * Delivers it behind all that goes to its stream.
   *
   * @param ending is told by {@link #goOn} when it has ended
   */
  void add(Consequence consequence, Ending ending) {
    Stream to = consequence.to();
    Queue<UnderWay> chain = chains.computeIfAbsent(to, _ -> new ArrayDeque<>());
    chain.add(new UnderWay(consequence, ending));
    underWay++;
    if (chain.size() == 1) {
      sendFirst(to);
    }
  }

  /** How many commands have not ended. */
  int underWay() {
    return underWay;
  }

  /** Takes note of what has ended, and sends what may be sent by then. */
  void goOn() {
    for (Ended next = ended.poll(); next != null; next = ended.poll()) {
      take(next);
    }
    retries.takeOver(Integer.MAX_VALUE).forEach(this::sendFirst);
  }

  /** How long until something is to be sent again, if anything is. */
  Optional<Duration> untilRetry() {
    return retries.untilNext();
  }

  private void sendFirst(Stream stream) {
    @Nullable
    Queue<UnderWay> chain = chains.get(stream);
    while (chain != null && !chain.isEmpty() && chain.element().ending().isLeft()) {
      retries.forget(stream);
      remove(chain).left();
    }
    if (chain == null || chain.isEmpty()) {
      chains.remove(stream);
    } else {
      var _ = send(chain.element().consequence()).whenComplete(
          (delivery, failure) -> {
            ended.add(new Ended(stream, delivery == null
                ? new Again("it could not be sent: " + failure)
                : delivery));
            somethingEnded.run();
          });
    }
  }

  private CompletableFuture<Delivery> send(Consequence consequence) {
    try {
      return recipients.apply(consequence);
    } catch (RuntimeException defect) {
      return CompletableFuture.failedFuture(defect);
    }
  }

  private void take(Ended end) {
    Queue<UnderWay> chain = chains.getOrDefault(end.stream(), new ArrayDeque<>());
    switch (end.delivery()) {
      case Done _,Denied _ -> {
        retries.forget(end.stream());
        remove(chain).done();
        sendFirst(end.stream());
      }
      case Refused(var reason) -> {
        retries.forget(end.stream());
        remove(chain).refused(reason);
        sendFirst(end.stream());
      }
      case Again(var reason) -> sendLater(end.stream(), chain.element().consequence(), reason);
    }
  }

  private Ending remove(Queue<UnderWay> chain) {
    underWay--;
    return chain.remove().ending();
  }

  private void sendLater(Stream stream, Consequence first, String reason) {
    if (retries.add(stream).equals(LONGEST_PAUSE)) {
      LOG.warn("{} is not delivered to {} yet: {}", first.commandId(), stream.words(), reason);
    }
  }
}
