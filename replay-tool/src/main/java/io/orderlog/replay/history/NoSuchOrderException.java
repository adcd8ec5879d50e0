package io.orderlog.replay.history;

/** The log has no event of this order. */
final class NoSuchOrderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchOrderException(String orderId) {
    super("the log has no order " + orderId);
  }
}
