package io.orderlog.domain.shop;

import io.orderlog.domain.agenda.Due.Deadline;
import io.orderlog.domain.agenda.Due.Effect;
import io.orderlog.domain.shop.SimulatedAgenda.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What is asked of somebody outside, and what he says, on their ways. */
final class SimulatedOutside<C, Q> {

  /** A fact on its way to us. */
  private record Told<C>(String stream, C fact) {}

  private final BiFunction<Effect<C, Q>, Instant, C> performer;
  private final Function<Effect<C, Q>, C> failure;
  private final BiConsumer<String, C> listener;
  private final List<Item<C, Q>> requests = new ArrayList<>();
  private final List<Told<C>> facts = new ArrayList<>();

  /**
   * Somebody.
   *
   * @param performer does what is asked, and says so
   * @param failure the fact that an attempt has failed
   * @param listener hears facts, by stream
   */
  SimulatedOutside(BiFunction<Effect<C, Q>, Instant, C> performer,
      Function<Effect<C, Q>, C> failure, BiConsumer<String, C> listener) {
    this.performer = performer;
    this.failure = failure;
    this.listener = listener;
  }

  boolean isBusy() {
    return !requests.isEmpty() || !facts.isEmpty();
  }

  void ask(Item<C, Q> item) {
    requests.add(item);
  }

  void tell(String stream, C fact) {
    facts.add(new Told<>(stream, fact));
  }

  /** The request is lost. */
  void loseRequest(RandomGenerator random) {
    if (!requests.isEmpty()) {
      fail(requests.remove(random.nextInt(requests.size())));
    }
  }

  /** It is done and told twice, or the answer is lost and the webhook comes. */
  void carryOutRequest(RandomGenerator random, boolean answered, Instant now) {
    if (requests.isEmpty()) {
      return;
    }
    Item<C, Q> item = requests.remove(random.nextInt(requests.size()));
    switch (item.due()) {
      case Effect<C, Q> effect -> {
        C fact = performer.apply(effect, now);
        tell(item.stream(), fact);
        if (answered) {
          tell(item.stream(), fact);
        } else {
          fail(item);
        }
      }
      case Deadline<C, Q> _ -> throw new IllegalStateException("nobody outside meets " + item);
    }
  }

  void hear(RandomGenerator random) {
    if (!facts.isEmpty()) {
      Told<C> told = facts.remove(random.nextInt(facts.size()));
      listener.accept(told.stream(), told.fact());
    }
  }

  private void fail(Item<C, Q> item) {
    if (item.due() instanceof Effect<C, Q> effect) {
      tell(item.stream(), failure.apply(effect));
    }
  }
}
