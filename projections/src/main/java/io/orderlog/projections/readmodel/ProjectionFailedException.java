package io.orderlog.projections.readmodel;

/** Events that a read model cannot take in; trying again will not help. */
public final class ProjectionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProjectionFailedException(String message) {
    super(message);
  }
}
