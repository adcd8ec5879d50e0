package io.orderlog.projections.readmodel;

/** The read model was built from another log. Only a rebuild, or the right log, helps. */
public final class WrongLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongLogException(String message) {
    super(message);
  }

  WrongLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
