package io.orderlog.projections.generation;

/** A rebuild or rollback that must not start now; nothing was changed. */
public final class RebuildRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RebuildRefusedException(String message) {
    super(message);
  }
}
