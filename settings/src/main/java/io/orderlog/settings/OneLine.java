package io.orderlog.settings;

/** Failures as users see them. */
public final class OneLine {

  private OneLine() {}

  /** What went wrong, without line breaks: the message, or the kind of failure if it has none. */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    return (message == null ? failure.getClass().getSimpleName() : message)
        .replaceAll("\\s+", " ");
  }
}
