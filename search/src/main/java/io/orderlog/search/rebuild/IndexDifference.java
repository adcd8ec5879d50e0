package io.orderlog.search.rebuild;

import java.util.Map;

/**
 * A thing that an index has otherwise than another one.
 *
 * @param live what stands in the index that answers, by names; empty if it has not heard of it
 * @param made the same in the one that was made of the log
 */
public record IndexDifference(
    String id, Map<String, String> live, Map<String, String> made) {

  public IndexDifference {
    live = Map.copyOf(live);
    made = Map.copyOf(made);
  }
}
