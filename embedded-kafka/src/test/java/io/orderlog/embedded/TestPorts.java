package io.orderlog.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for processes that have to be told one before they listen. None is given twice, and the
 * operating system hands none of them to a client or to a process that asks for any port. Tests
 * that run at once in several JVMs have a range each. Thread-safe.
 */
public final class TestPorts {

  /** Linux takes the ports that it chooses itself from 32768 on, other systems from higher up. */
  private static final int FIRST = 12_000;

  private static final int RANGE = 10_000;

  private static final int LOWEST = FIRST
      + Math.floorMod(Integer.getInteger("tests.jvm", 1) - 1, 2) * RANGE;

  private static int given = ThreadLocalRandom.current().nextInt(RANGE);

  private TestPorts() {}

  /** One on which nobody listens. */
  public static synchronized int next() {
    for (int tried = 0; tried < RANGE; tried++) {
      given = (given + 1) % RANGE;
      if (isFree(LOWEST + given)) {
        return LOWEST + given;
      }
    }
    throw new IllegalStateException("no port is free from " + LOWEST + " on");
  }

  private static boolean isFree(int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
