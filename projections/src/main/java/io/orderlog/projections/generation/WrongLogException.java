package io.orderlog.projections.generation;

/** The read model was built from another log. Only a rebuild, or the right log, helps. */
public final class WrongLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WrongLogException(String message) {
    super(message);
  }

  public WrongLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
