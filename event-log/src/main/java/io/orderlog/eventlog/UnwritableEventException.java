package io.orderlog.eventlog;

/** An event cannot be made into bytes, which is a defect. Nothing was appended. */
public final class UnwritableEventException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int index;

  /**
   * @param index of the event in the list that was to be appended
   */
  public UnwritableEventException(int index, RuntimeException cause) {
    super("an event cannot be written: " + cause.getMessage(), cause);
    this.index = index;
  }

  /** Which event it is; there may be more after it. */
  public int index() {
    return index;
  }
}
