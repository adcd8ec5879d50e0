package io.orderlog.http;

import io.orderlog.settings.Host;
import io.orderlog.settings.ListenFault;
import io.orderlog.settings.Setting;

/** Nobody can listen there: see {@link ListenFault} for the reasons. */
public final class CannotListenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String host;
  private final int port;

  private CannotListenException(String host, int port, String message, Throwable cause) {
    super(message, cause);
    this.host = host;
    this.port = port;
  }

  /** Of a server that was to listen there. */
  public CannotListenException(String host, int port, Throwable cause) {
    this(host, port, "a server cannot listen on " + new Host(host).withPort(port), cause);
  }

  /** The same with the reason, and which of these two settings helps. */
  public CannotListenException withRemedy(Setting hostSetting, Setting portSetting) {
    Host where = new Host(host);
    return new CannotListenException(host, port,
        ListenFault.of(where, port).remedy(where, port, hostSetting, portSetting), this);
  }
}
