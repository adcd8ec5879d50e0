package io.orderlog.command.effects;

/** Somebody outside was asked and has not answered; it may have done it all the same. */
public final class EffectFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** @param message why, in one line without secrets: it goes into the log of events */
  public EffectFailedException(String message) {
    super(message);
  }
}
