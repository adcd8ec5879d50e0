package io.orderlog.simulators.webhook;

import io.orderlog.simulators.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The webhooks that somebody owes. Whoever has them sees to it that one thread is at them. */
public final class Notices {

  private final Map<String, Notice> owed = new LinkedHashMap<>();
  private final Faults faults;
  private final Duration delayed;
  private final Supplier<String> ids;

  /**
   * None yet.
   *
   * @param delayed how long one is held back that others are to overtake
   * @param ids new ones
   */
  public Notices(Faults faults, Duration delayed, Supplier<String> ids) {
    this.faults = faults;
    this.delayed = delayed;
    this.ids = ids;
  }

  /**
   * A new one, which is owed once it is {@link #take taken}.
   *
   * @param what it tells of; from that follows what goes wrong with it
   */
  public Notice about(String what, String body, Instant now) {
    return new Notice("msg_" + ids.get(), body,
        faults.strikes(Faults.Kind.DELAYED_WEBHOOK, what) ? now.plus(delayed) : now, 0,
        faults.strikes(Faults.Kind.DOUBLED_WEBHOOK, what) ? 2 : 1);
  }

  /** They are as they say from now on. */
  public void take(List<Notice> changed) {
    for (Notice notice : changed) {
      if (notice.isOver()) {
        owed.remove(notice.id());
      } else {
        owed.put(notice.id(), notice);
      }
    }
  }

  /** Those that are to be sent by then, the longest waiting first. */
  public List<Notice> due(Instant now) {
    return owed.values().stream().filter(notice -> !notice.nextAt().isAfter(now))
        .sorted(Comparator.comparing(Notice::nextAt)).toList();
  }
}
