package io.orderlog.replay.history;

import io.orderlog.eventlog.AggregateLog;
import io.orderlog.eventlog.CatchUp;
import io.orderlog.eventlog.EventLog;
import io.orderlog.eventlog.LogReader;
import io.orderlog.eventlog.Offsets;
import io.orderlog.eventlog.event.RecordedEvent;
import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.ReplayedProcess;
import io.orderlog.replay.ReplayedProcess.Part;
import io.orderlog.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Collects what all logs have of one process. Of each log only those partitions are read that its
 * streams are in, and only what belongs to the story is kept.
 */
final class ProcessStory {

  /** More than any process has by itself; a cart that was changed so often is shown on its own. */
  private static final int MOST_EVENTS = 100_000;

  private final ReplaySession session;
  private final Ticker ticker;
  private final List<StoryEvent> story = new ArrayList<>();

  ProcessStory(ReplaySession session, Ticker ticker) {
    this.session = session;
    this.ticker = ticker;
  }

  /**
   * The events in causal order.
   *
   * @throws NoSuchStreamException if there is no such process; says whether there is what it drives
   * @throws BrokenHistoryException if its events are none of a process
   */
  <E> List<StoryEvent> of(ReplayedProcess<E> process, String id) {
    AggregateLog<E> log = process.process().log();
    List<RecordedEvent<E>> own = read(Part.all(log, id));
    if (own.isEmpty()) {
      throw notThere(process.driven().log(), id);
    }
    try {
      for (Part<?> part : process.parts(id, own)) {
        read(part);
      }
    } catch (IllegalStateException impossible) {
      throw new BrokenHistoryException(own.getFirst(), impossible);
    }
    return CausalOrder.of(story);
  }

  private <E> NoSuchStreamException notThere(AggregateLog<E> driven, String id) {
    return read(Part.all(driven, id)).isEmpty()
        ? new NoSuchStreamException(driven.noun(), id)
        : NoSuchStreamException.drivenByNone(driven.noun(), id);
  }

  private <E> List<RecordedEvent<E>> read(Part<E> part) {
    EventLog<E> log = session.log(part.log());
    Set<Integer> partitions = part.streams().keySet().stream().map(log::partitionOf)
        .collect(Collectors.toSet());
    List<RecordedEvent<E>> found = new ArrayList<>();
    try (LogReader<E> reader = log.openReader(Offsets.atStart(partitions))) {
      new CatchUp(log, ticker).run(reader, some -> some.stream().filter(part::has)
          .forEach(event -> keep(part.log(), event, found)));
    }
    return found;
  }

  private <E> void keep(
      AggregateLog<E> log, RecordedEvent<E> event, List<RecordedEvent<E>> found) {
    if (story.size() == MOST_EVENTS) {
      throw new StoryTooLongException(MOST_EVENTS);
    }
    found.add(event);
    story.add(StoryEvent.of(log, event));
  }
}
