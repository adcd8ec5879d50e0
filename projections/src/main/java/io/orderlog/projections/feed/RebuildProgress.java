package io.orderlog.projections.feed;

/** Listens to the progress of a rebuild. Called after each batch, from several threads but
 * by one at a time. */
@FunctionalInterface
public interface RebuildProgress {

  /**
   * Some more was read and applied.
   *
   * @param events applied so far
   * @param offsetsDone of the log so far; what to measure percentages by
   * @param offsetsTotal when the rebuild started; the log may have grown since
   */
  void advanced(long events, long offsetsDone, long offsetsTotal);

  /** Nobody wants to know. */
  static RebuildProgress unwatched() {
    return (_, _, _) -> {};
  }
}
