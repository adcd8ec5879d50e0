package io.orderlog.replay.export;

/** Events cannot be put into this log, or not now. */
final class ImportRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ImportRefusedException(String message) {
    super(message);
  }
}
