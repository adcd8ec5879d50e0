package io.orderlog.search;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Another process has the index open, or does the same work on it. */
public final class IndexInUseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private IndexInUseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  static IndexInUseException at(Path folder, Throwable cause) {
    return new IndexInUseException("another process has the index in " + folder
        + ": give each query side an ORDERLOG_DATA of its own", cause);
  }

  /**
   * Another process does the same work on it.
   *
   * @param what is done with it, as in {@code rebuilt}
   */
  public static IndexInUseException during(String what, Path root) {
    return new IndexInUseException("the index in " + root + " is being " + what
        + " by another process; wait until it is done", null);
  }
}
