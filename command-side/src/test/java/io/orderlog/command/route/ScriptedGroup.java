package io.orderlog.command.route;

import io.orderlog.eventlog.writers.WriterGroup;
import io.orderlog.eventlog.writers.WriterSlot;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A group that says what a test wants, in the test's order. */
public final class ScriptedGroup implements WriterGroup.Joining {

  private final BlockingQueue<Consumer<WriterGroup.Member>> news = new LinkedBlockingQueue<>();
  private final AtomicInteger joined = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch left = new CountDownLatch(1);

  /** One that gives all slots to its member. */
  public static ScriptedGroup ofOne(int slots) {
    return new ScriptedGroup().then(member -> member.assigned(
        ofOrders(IntStream.range(0, slots).boxed().toArray(Integer[]::new))));
  }

  /** These slots of the log of orders. */
  static Set<WriterSlot> ofOrders(Integer... slots) {
    return Stream.of(slots).map(slot -> new WriterSlot("orders", slot))
        .collect(Collectors.toSet());
  }

  /** What the next poll says. */
  ScriptedGroup then(Consumer<WriterGroup.Member> next) {
    news.add(next);
    return this;
  }

  ScriptedGroup thenAssigned(Integer... slots) {
    return then(member -> member.assigned(ofOrders(slots)));
  }

  /** How often somebody joined. */
  int joined() {
    return joined.get();
  }

  /** How often the member asked for a new agreement. */
  int asked() {
    return asked.get();
  }

  boolean wasLeft() {
    return left.getCount() == 0;
  }

  @Override
  public WriterGroup join(WriterGroup.Member member) {
    joined.incrementAndGet();
    return new WriterGroup() {

      @Override
      public void poll(Duration timeout) {
        try {
          Consumer<Member> next = news.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
          if (next != null) {
            next.accept(member);
          }
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
        }
      }

      @Override
      public void askAgain(String reason) {
        asked.incrementAndGet();
      }

      @Override
      public void close() {
        left.countDown();
      }
    };
  }
}
