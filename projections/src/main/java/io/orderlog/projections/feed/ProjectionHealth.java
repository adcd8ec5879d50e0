package io.orderlog.projections.feed;

/**
 * How a projection is doing.
 *
 * @param reason why it is in trouble, in one line; empty if it is not
 * @param appliedEvents by this process, since it started
 * @param progress of this process, with the partitions that it has
 */
public record ProjectionHealth(String projection, State state, String reason, long appliedEvents,
    FeedProgress progress) {

  /** From fine to not. */
  public enum State {

    /** Applies events as they come. */
    RUNNING,

    /** Applies events that were in the log already. */
    CATCHING_UP,

    /** Has no partitions: other processes feed them all, or the group has not agreed yet. */
    STANDBY,

    /**
     * The log or the database does not answer, or somebody else feeds the same partitions; tried
     * again with growing pauses.
     */
    RETRYING,

    /**
     * Stopped by something that does not pass by itself: goes on with another generation, or when
     * an operator has mended it, or after a restart, as the reason says.
     */
    FAILED,

    /** Not started yet, or closed. */
    STOPPED
  }
}
