package io.orderlog.embedded;

import io.orderlog.settings.Host;
import io.orderlog.settings.ListenFault;
import io.orderlog.settings.Setting;
import org.jspecify.annotations.Nullable;

/** The broker did not come up; the message says why, in one line. */
public final class BrokerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is at fault. */
  private enum Fault {
    /** Host or port. */
    ADDRESS,
    /** The data folder cannot be read or written. */
    FOLDER,
    /** The data folder does not hold the log that it has held. */
    LOG,
    /** Something that another address or folder does not help against, or says itself what does. */
    OTHER
  }

  private final Fault fault;
  private final String host;
  private final int port;
  private final String lastResort;

  private BrokerStartException(
      Fault fault, String host, int port, String message, String lastResort,
      @Nullable Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.host = host;
    this.port = port;
    this.lastResort = lastResort;
  }

  static BrokerStartException cannotListen(Host host, int port, Throwable cause) {
    return new BrokerStartException(Fault.ADDRESS, host.name(), port,
        "the broker cannot listen on " + host.withPort(port), "", cause);
  }

  static BrokerStartException unusableFolder(String message, Throwable cause) {
    return new BrokerStartException(Fault.FOLDER, "", 0, message, "", cause);
  }

  /**
   * What lies in the folder is not the log that it has held.
   *
   * @param lastResort what else to do about it, besides the setting
   */
  static BrokerStartException lostLog(String message, String lastResort) {
    return new BrokerStartException(Fault.LOG, "", 0, message, lastResort, null);
  }

  static BrokerStartException because(String message, @Nullable Throwable cause) {
    return new BrokerStartException(Fault.OTHER, "", 0, message, "", cause);
  }

  /** The same, and which of these settings helps, if one does. */
  public BrokerStartException withRemedy(
      Setting hostSetting, Setting portSetting, Setting folderSetting) {
    return switch (fault) {
      case ADDRESS -> {
        Host where = new Host(host);
        yield because("the broker cannot listen: " + ListenFault.of(where, port)
            .remedy(where, port, hostSetting, portSetting), this);
      }
      case FOLDER -> because(getMessage() + "; set " + folderSetting
          + " to another folder, one that can be written to", this);
      case LOG -> because(getMessage() + "; to begin a new log, set " + folderSetting
          + " to a new folder" + lastResort, this);
      case OTHER -> this;
    };
  }
}
