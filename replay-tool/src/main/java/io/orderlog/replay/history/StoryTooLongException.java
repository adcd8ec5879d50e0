package io.orderlog.replay.history;

/** A story does not fit into the memory that is meant for it. */
final class StoryTooLongException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoryTooLongException(int mostEvents) {
    super("the story has more than " + mostEvents
        + " events: read it log by log, by history --log NAME ID");
  }
}
