package io.orderlog.projections.generation;

/** Somebody else has moved the checkpoint on: what was about to be applied already is. */
public final class StaleCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleCheckpointException(String message) {
    super(message);
  }
}
