package io.orderlog.search.rebuild;

import io.orderlog.eventlog.Offsets;

/** Is told how far an index is that is being made, after each batch, by one thread. */
@FunctionalInterface
public interface IndexProgress {

  /**
   * Some more was read.
   *
   * @param events so far
   * @param reached so far
   * @param goal where the log ended at the beginning; it may have grown since
   */
  void advanced(long events, Offsets reached, Offsets goal);

  /** Nobody wants to know. */
  static IndexProgress unwatched() {
    return (_, _, _) -> {};
  }
}
