package io.orderlog.search.rebuild;

/** There is no index, or none of this log; the message says what to do. */
public final class NoIndexException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NoIndexException(String message) {
    super(message);
  }
}
