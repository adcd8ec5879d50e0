package io.orderlog.settings;

import java.util.List;

/** Settings that cannot be used. The message has a line per mistake: name, value, remedy. */
public final class InvalidSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Mistakes with a line each, as the message has them. */
  public InvalidSettingsException(List<String> mistakes) {
    super(String.join("\n", mistakes));
  }
}
