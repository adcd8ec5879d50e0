package io.orderlog.eventlog;

import java.util.Set;

/**
 * The log takes no event of such a size. Nothing was appended, and the appender can be used as
 * before; the message names the size, the limit and the setting that says so.
 */
public final class EventTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Its serial form is nobody's business. */
  private final transient Set<Integer> indexes;

  /**
   * @param indexes of the events that are too large, in the list that was to be appended; at least
   *     one
   */
  public EventTooLargeException(Set<Integer> indexes, String message) {
    super(message);
    this.indexes = Set.copyOf(indexes);
  }

  /** Which events are too large; there may be more that would be found with these left out. */
  public Set<Integer> indexes() {
    return indexes;
  }
}
