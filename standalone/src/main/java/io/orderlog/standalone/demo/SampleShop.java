package io.orderlog.standalone.demo;

import io.orderlog.standalone.demo.OrderStory.Step;
import io.orderlog.standalone.demo.traffic.CommandClient.Accepted;
import io.orderlog.standalone.demo.traffic.CommandClient;
import io.orderlog.standalone.demo.traffic.DemoFailedException;
import io.orderlog.standalone.demo.traffic.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
    List<Callable<Played>> stories = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      OrderStory story = OrderStory.tell(random);
      String key = "demo-" + run + "-" + i;
      stories.add(() -> play(story, key));
    }
    return SideBySide.run(AT_ONCE, stories, whenPlayed);
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
}
