package io.orderlog.replay.quarantine;

/** No read model has parked events of the order. */
final class NothingParkedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NothingParkedException(String orderId) {
    super("no read model has parked events of " + orderId);
  }
}
