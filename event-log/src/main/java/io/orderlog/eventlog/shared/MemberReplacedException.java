package io.orderlog.eventlog.shared;

import org.jspecify.annotations.Nullable;

/** Another process has joined a group under this one's name. */
public final class MemberReplacedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MemberReplacedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
