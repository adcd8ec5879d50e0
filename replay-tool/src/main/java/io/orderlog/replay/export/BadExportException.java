package io.orderlog.replay.export;

/** What should be imported is not a whole and sound export. */
final class BadExportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadExportException(String message) {
    super(message);
  }
}
