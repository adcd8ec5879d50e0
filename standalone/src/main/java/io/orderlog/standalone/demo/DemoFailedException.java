package io.orderlog.standalone.demo;

/** The sample traffic could not go on; the message says why in one line. */
final class DemoFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DemoFailedException(String message) {
    super(message);
  }
}
