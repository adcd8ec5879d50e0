package io.orderlog.standalone.demo.traffic;

/** The sample traffic could not go on; the message says why in one line. */
public final class DemoFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Because of this. */
  public DemoFailedException(String message) {
    super(message);
  }
}
