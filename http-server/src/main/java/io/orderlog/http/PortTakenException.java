package io.orderlog.http;

/** Nobody can listen on the port, because somebody does already or it is not allowed. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private PortTakenException(String message, Throwable cause) {
    super(message, cause);
  }

  PortTakenException(String host, int port, Throwable cause) {
    super("port " + port + " on " + host + " cannot be listened on: it is taken or not allowed",
        cause);
  }

  /** The same, and which setting chooses another port. */
  public PortTakenException withRemedy(String setting) {
    return new PortTakenException(getMessage() + "; set " + setting + " to another port", this);
  }
}
