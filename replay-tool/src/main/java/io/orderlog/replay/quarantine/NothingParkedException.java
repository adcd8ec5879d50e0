package io.orderlog.replay.quarantine;

/** No read model has parked events of the id. */
final class NothingParkedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NothingParkedException(String id) {
    super("no read model has parked events of " + id);
  }
}
