package io.orderlog.replay.history;

/** The log has no event of this stream. */
final class NoSuchStreamException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchStreamException(String noun, String id) {
    this("the log has no " + noun + " " + id);
  }

  private NoSuchStreamException(String message) {
    super(message);
  }

  /** The log has some, but none of a process. */
  static NoSuchStreamException drivenByNone(String noun, String id) {
    return new NoSuchStreamException("no process drives the " + noun + " " + id
        + ": leave --process out to read its own history");
  }
}
