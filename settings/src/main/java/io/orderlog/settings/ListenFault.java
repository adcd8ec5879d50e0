package io.orderlog.settings;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Why a server cannot listen; each has another remedy. */
public enum ListenFault {

  /** The host is no address of this machine. */
  FOREIGN_HOST,

  /** The operating system keeps the port from this user. */
  NOT_ALLOWED,

  /** Somebody else listens there. */
  TAKEN;

  private static final int FIRST_FREE_FOR_ALL = 1024;
  private static final int ANSWER_MS = 500;

  /**
   * Finds out, after somebody has tried to listen there. The operating system's message does not
   * tell: it is in the user's language.
   *
   * @param port not 0
   */
  public static ListenFault of(Host host, int port) {
    if (!host.isOfThisMachine()) {
      return FOREIGN_HOST;
    }
    return port < FIRST_FREE_FOR_ALL && !answers(host, port) ? NOT_ALLOWED : TAKEN;
  }

  /**
   * What to do about it, in one line.
   *
   * @param hostSetting which setting the host came from
   * @param portSetting which setting the port came from
   */
  public String remedy(Host host, int port, Setting hostSetting, Setting portSetting) {
    return switch (this) {
      case FOREIGN_HOST -> host.name() + " is no address of this machine; set " + hostSetting
          + " to one that is";
      case NOT_ALLOWED -> "port " + port + " on " + host.name()
          + " is not allowed to this user; set " + portSetting + " to one from "
          + FIRST_FREE_FOR_ALL + " on";
      case TAKEN -> "port " + port + " on " + host.name() + " is taken: somebody else listens"
          + " there; set " + portSetting + " to another port";
    };
  }

  private static boolean answers(Host host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host.fromThisMachine().address(), port), ANSWER_MS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
