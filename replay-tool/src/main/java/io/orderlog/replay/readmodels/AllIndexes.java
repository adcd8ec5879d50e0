package io.orderlog.replay.readmodels;

import io.orderlog.replay.ReplaySession;
import io.orderlog.replay.ReplayedIndex;

/** What {@code --all} is where there is no index. */
final class AllIndexes {

  private AllIndexes() {}

  /** Says that one is left out. */
  static String none(ReplayedIndex index, ReplaySession session) {
    return index.name() + ": left out, because there is no index in "
        + session.data().toAbsolutePath().normalize() + ", as a query side makes it there";
  }
}
