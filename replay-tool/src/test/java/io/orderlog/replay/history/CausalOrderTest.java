package io.orderlog.replay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stories in which clocks say something else than causes. */
class CausalOrderTest {

  @Test
  void an_effect_is_behind_its_cause_whatever_the_clocks_say() {
    StoryEvent cart = event("09:00", "carts", "c", 1, null, "client");
    StoryEvent started = event("08:00", "fulfilments", "o", 1, "carts/c/1", "k-1");
    StoryEvent placed = event("07:00", "orders", "o", 1, "fulfilments/o/1", "k-2");
    StoryEvent heard = event("06:00", "fulfilments", "o", 2, "orders/o/1", "k-3");
    assertThat(CausalOrder.of(List.of(started, heard, cart, placed)))
        .containsExactly(cart, started, placed, heard);
  }

  @Test
  void what_happened_to_one_aggregate_stays_in_its_order() {
    StoryEvent first = event("09:00", "orders", "o", 1, null, "a");
    StoryEvent second = event("08:00", "orders", "o", 2, null, "b");
    assertThat(CausalOrder.of(List.of(first, second))).containsExactly(first, second);
  }

  @Test
  void what_one_command_led_to_is_told_together_and_clocks_decide_between_strangers() {
    StoryEvent one = event("09:00", "orders", "o", 1, null, "a");
    StoryEvent two = event("09:02", "orders", "o", 2, null, "a");
    StoryEvent other = event("09:01", "stock", "mug", 7, null, "b");
    assertThat(CausalOrder.of(List.of(one, two, other))).containsExactly(one, two, other);
    StoryEvent early = event("08:59", "stock", "mug", 7, null, "b");
    assertThat(CausalOrder.of(List.of(one, two, early))).containsExactly(early, one, two);
  }

  @Test
  void a_cause_of_another_story_is_waited_for_by_nobody() {
    StoryEvent released = event("09:00", "stock", "mug", 9, "fulfilments/other/3", "k");
    assertThat(CausalOrder.of(List.of(released))).containsExactly(released);
  }

  @Test
  void causes_that_go_round_are_told_all_the_same() {
    StoryEvent egg = event("09:00", "a", "x", 1, "b/x/1", "k-1");
    StoryEvent hen = event("09:01", "b", "x", 1, "a/x/1", "k-2");
    assertThat(CausalOrder.of(List.of(hen, egg))).containsExactly(egg, hen);
  }

  private static StoryEvent event(String time, String log, String stream, long version,
      @Nullable String cause, String commandId) {
    return new StoryEvent("2026-11-23T" + time + ":00Z", log, stream, version, log + ".x.v1",
        cause, commandId, "", "0@" + version);
  }
}
