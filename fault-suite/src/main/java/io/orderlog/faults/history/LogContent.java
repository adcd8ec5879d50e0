package io.orderlog.faults.history;

import java.util.List;
import java.util.Set;

/**
 * The whole log after the faults.
 *
 * @param committed what committed readers see, each partition in the order of its offsets
 * @param aborted the positions of records that only uncommitted readers see
 */
public record LogContent(List<LoggedEvent> committed, Set<Position> aborted) {

  public LogContent {
    committed = List.copyOf(committed);
    aborted = Set.copyOf(aborted);
  }
}
