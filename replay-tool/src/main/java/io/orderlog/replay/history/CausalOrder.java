package io.orderlog.replay.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts events of several logs in an order in which each comes behind its cause and behind what
 * happened to the same aggregate before. Clocks decide only between those of which neither led to
 * the other: they differ between processes.
 */
final class CausalOrder {

  private static final Comparator<StoryEvent> BY_TIME = Comparator.comparing(StoryEvent::time)
      .thenComparing(StoryEvent::log).thenComparing(StoryEvent::stream)
      .thenComparingLong(StoryEvent::version);

  private final Map<String, List<StoryEvent>> behind = new HashMap<>();
  private final Map<String, Integer> awaited = new HashMap<>();
  private final Map<String, StoryEvent> next = new HashMap<>();
  private final PriorityQueue<StoryEvent> ready = new PriorityQueue<>(BY_TIME);
  private final Set<String> told = new HashSet<>();

  private CausalOrder() {}

  /** @param events those of one aggregate in the order of their versions */
  static List<StoryEvent> of(List<StoryEvent> events) {
    return new CausalOrder().order(events);
  }

  private List<StoryEvent> order(List<StoryEvent> events) {
    Set<String> names = new HashSet<>();
    events.forEach(event -> names.add(event.name()));
    Map<String, StoryEvent> last = new HashMap<>();
    for (StoryEvent event : events) {
      awaited.put(event.name(), 0);
      StoryEvent before = last.put(event.aggregate(), event);
      if (before != null) {
        next.put(before.name(), event);
        await(before.name(), event);
      }
      String cause = event.cause();
      if (cause != null && names.contains(cause)) {
        await(cause, event);
      }
    }
    events.stream().filter(event -> awaits(event) == 0).forEach(ready::add);
    return tell(events);
  }

  private void await(String cause, StoryEvent event) {
    behind.computeIfAbsent(cause, _ -> new ArrayList<>()).add(event);
    awaited.merge(event.name(), 1, Integer::sum);
  }

  private int awaits(StoryEvent event) {
    return awaited.getOrDefault(event.name(), 0);
  }

  private List<StoryEvent> tell(List<StoryEvent> events) {
    List<StoryEvent> story = new ArrayList<>();
    List<StoryEvent> byTime = events.stream().sorted(BY_TIME).toList();
    int untold = 0;
    while (story.size() < events.size()) {
      StoryEvent event = ready.poll();
      if (event == null) {
        // Causes that go round cannot be, but must not keep anybody from seeing them.
        while (told.contains(byTime.get(untold).name())) {
          untold++;
        }
        event = byTime.get(untold);
      }
      tellCommand(event, story);
    }
    return story;
  }

  /** What one command has led to is told without anything in between. */
  private void tellCommand(StoryEvent first, List<StoryEvent> story) {
    @Nullable
    StoryEvent event = first;
    while (event != null && told.add(event.name())) {
      story.add(event);
      for (StoryEvent freed : behind.getOrDefault(event.name(), List.of())) {
        if (awaited.merge(freed.name(), -1, Integer::sum) == 0) {
          ready.add(freed);
        }
      }
      StoryEvent after = next.get(event.name());
      boolean isOfSameCommand = after != null && awaits(after) == 0
          && after.commandId().equals(event.commandId()) && ready.remove(after);
      event = isOfSameCommand ? after : null;
    }
  }
}
