package io.orderlog.replay.history;

/** The log has no event of this stream. */
final class NoSuchStreamException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchStreamException(String noun, String id) {
    super("the log has no " + noun + " " + id);
  }
}
