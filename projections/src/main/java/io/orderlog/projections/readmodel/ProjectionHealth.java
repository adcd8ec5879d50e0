package io.orderlog.projections.readmodel;

/**
 * How a projection is doing.
 *
 * @param reason why it is in trouble, in one line; empty if it is not
 * @param appliedEvents since this process started
 */
public record ProjectionHealth(
    String projection, State state, String reason, long appliedEvents) {

  /** From fine to not. */
  public enum State {

    /** Applies events as they come. */
    RUNNING,

    /** Applies events that were in the log already. */
    CATCHING_UP,

    /** The log or the database does not answer; tried again with growing pauses. */
    RETRYING,

    /** Stopped for good: goes on only with another generation, or after a restart. */
    FAILED,

    /** Not started yet, or closed. */
    STOPPED
  }
}
