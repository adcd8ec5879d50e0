package io.orderlog.projections.readmodel;

/** Somebody else has moved the checkpoint on: what was about to be applied already is. */
public final class StaleCheckpointException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StaleCheckpointException(String message) {
    super(message);
  }
}
