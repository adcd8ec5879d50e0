package io.orderlog.faults.traffic;

import io.orderlog.domain.order.OrderCommand;
import io.orderlog.faults.history.Answer;
import io.orderlog.faults.history.Answer.Accepted;
import io.orderlog.faults.history.Answer.NotWritten;
import io.orderlog.faults.history.Answer.Refused;
import io.orderlog.faults.history.Answer.Unknown;
import io.orderlog.faults.history.Attempt;
import io.orderlog.faults.history.History;
import io.orderlog.faults.history.Request;
import io.orderlog.faults.traffic.OrderSlot.Seen;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One client: one request after the other, asking again when it does not know. One thread. */
final class TrafficClient {

  private static final int PERCENT_WITH_IF_MATCH = 15;
  private static final int PERCENT_ASKED_AGAIN = 3;
  private static final int PERCENT_GIVEN_UP = 5;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_BACKOFF = Duration.ofMillis(400);

  private final int number;
  private final List<OrderSlot> slots;
  private final CommandSender sender;
  private final History<OrderCommand> history;
  private final LongSupplier nanoClock;
  private final RandomGenerator random;
  private final CountDownLatch stop;
  private int target;

  TrafficClient(int number, List<OrderSlot> slots, CommandSender sender,
      History<OrderCommand> history,
      LongSupplier nanoClock, RandomGenerator random, CountDownLatch stop) {
    this.number = number;
    this.slots = slots;
    this.sender = sender;
    this.history = history;
    this.nanoClock = nanoClock;
    this.random = random;
    this.stop = stop;
    this.target = number;
  }

  /** Sends until it is told to stop. */
  void run() throws InterruptedException {
    while (!isToldToStopIn(LONGEST_PAUSE)) {
      OrderSlot slot = slots.get(random.nextInt(slots.size()));
      pursue(slot, slot.seen());
    }
  }

  private void pursue(OrderSlot slot, Seen seen) throws InterruptedException {
    Request<OrderCommand> request = new Request<>(seen.orderId(),
        new UUID(random.nextLong(), random.nextLong()).toString(),
        CommandMix.next(seen.version(), random), ifMatch(seen));
    while (isToBeAskedAgain(send(request), slot, seen)) {
      if (isToldToStopIn(LONGEST_BACKOFF)) {
        return;
      }
      target++;
    }
    if (random.nextInt(100) < PERCENT_ASKED_AGAIN) {
      send(request);
    }
  }

  private @Nullable Long ifMatch(Seen seen) {
    return random.nextInt(100) < PERCENT_WITH_IF_MATCH ? (Long) seen.version() : null;
  }

  private Answer send(Request<OrderCommand> request) throws InterruptedException {
    long start = nanoClock.getAsLong();
    Answer answer = sender.send(request, target);
    history.add(new Attempt<>(number, request, start, nanoClock.getAsLong(), answer));
    return answer;
  }

  private boolean isToBeAskedAgain(Answer answer, OrderSlot slot, Seen seen) {
    switch (answer) {
      case Accepted accepted -> {
        slot.isAt(seen, accepted.version());
        if (isFinal(accepted.status())) {
          slot.isOver(seen);
        }
        return false;
      }
      case Refused refused -> {
        slot.isAt(seen, refused.version());
        if (isFinal(refused.reason().replace("order-already-", ""))) {
          slot.isOver(seen);
        }
        return false;
      }
      case NotWritten _,Unknown _ -> {
        return random.nextInt(100) >= PERCENT_GIVEN_UP;
      }
    }
  }

  private static boolean isFinal(String status) {
    return status.equalsIgnoreCase("RETURNED") || status.equalsIgnoreCase("CANCELLED");
  }

  private boolean isToldToStopIn(Duration longest) throws InterruptedException {
    return stop.await(random.nextLong(longest.toNanos()), TimeUnit.NANOSECONDS);
  }
}
