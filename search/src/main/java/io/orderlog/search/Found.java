package io.orderlog.search;

import io.orderlog.eventlog.Offsets;
import java.util.List;
import java.util.Map;

/**
 * What was found, the best first.
 *
 * @param nextOffsets of the log, behind what the index had
 */
public record Found<T>(List<One<T>> all, Offsets nextOffsets) {

  public Found {
    all = List.copyOf(all);
  }

  /**
   * One of it.
   *
   * @param highlights by the name of the field, its text as HTML in which {@code <mark>} is around
   *     what was found; everything else is escaped
   */
  public record One<T>(T thing, Map<String, String> highlights) {

    public One {
      highlights = Map.copyOf(highlights);
    }
  }
}
