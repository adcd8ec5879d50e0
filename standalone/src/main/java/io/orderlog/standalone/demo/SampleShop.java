package io.orderlog.standalone.demo;

import io.orderlog.standalone.demo.CommandClient.Accepted;
import io.orderlog.standalone.demo.OrderStory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/** Plays the stories of many orders side by side, each step after the one before it. */
final class SampleShop {

  /** Customers who are in the shop at the same time. */
  private static final int AT_ONCE = 8;

  /** An order whose story has come to its end. */
  record Played(OrderStory story, Accepted last) {}

  private final CommandClient client;
  private final String run;

  /**
   * @param run makes the idempotency keys of this run different from those of all others
   */
  SampleShop(CommandClient client, String run) {
    this.client = client;
    this.run = run;
  }

  /**
   * Plays all stories.
   *
   * @param whenPlayed called after each story, by many threads
   * @throws DemoFailedException if one of them cannot be played to its end
   */
  List<Played> play(int orders, RandomGenerator random, Runnable whenPlayed)
      throws InterruptedException {
    Semaphore room = new Semaphore(AT_ONCE);
    List<Future<Played>> stories = new ArrayList<>();
    try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < orders && !Thread.currentThread().isInterrupted(); i++) {
        OrderStory story = OrderStory.tell(random);
        String key = "demo-" + run + "-" + i;
        stories.add(customers.submit(() -> {
          room.acquire();
          try {
            return play(story, key);
          } finally {
            room.release();
            whenPlayed.run();
          }
        }));
      }
      if (Thread.interrupted()) {
        // Otherwise all stories would be played to their end first.
        customers.shutdownNow();
        throw new InterruptedException();
      }
      return results(stories, customers);
    }
  }

  private Played play(OrderStory story, String key) throws InterruptedException {
    List<Step> steps = story.steps();
    Accepted last = client.send("/orders", steps.getFirst().body(), key + "-place");
    for (Step step : steps.subList(1, steps.size())) {
      last = client.send("/orders/" + last.orderId() + "/" + step.name(), step.body(),
          key + "-" + step.name());
    }
    return new Played(story, last);
  }

  private static List<Played> results(List<Future<Played>> stories, ExecutorService customers)
      throws InterruptedException {
    List<Played> played = new ArrayList<>();
    for (Future<Played> story : stories) {
      try {
        played.add(story.get());
      } catch (ExecutionException failure) {
        customers.shutdownNow();
        throw failure.getCause() instanceof DemoFailedException known
            ? known
            : new IllegalStateException(failure.getCause());
      } catch (InterruptedException interrupted) {
        customers.shutdownNow();
        throw interrupted;
      }
    }
    return played;
  }
}
