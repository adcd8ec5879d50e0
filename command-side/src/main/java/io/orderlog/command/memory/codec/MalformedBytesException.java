package io.orderlog.command.memory.codec;

/** Bytes that nobody can have written. */
public final class MalformedBytesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedBytesException(String message) {
    super(message);
  }
}
