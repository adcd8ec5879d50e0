package io.orderlog.settings;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a server process: start, wait for a signal, stop; every failure is one line. */
public final class ServerProcess {

  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USE = 2;

  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  private ServerProcess() {}

  /**
   * Starts the server and lives until the process is asked to end, then closes it. Does not return
   * before that; ends the process with 2 if the settings are wrong and with 1 if the start fails.
   *
   * @param name what the server is called in messages
   * @param start starts it, and says what is to be closed in the end
   */
  public static void run(String name, Callable<? extends AutoCloseable> start) {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      asked.countDown();
      await(stopped);
    }, "stop"));
    try (AutoCloseable _ = start.call()) {
      await(asked);
    } catch (InvalidSettingsException wrong) {
      end(String.valueOf(wrong.getMessage()), WRONG_USE, stopped);
    } catch (Exception failure) {
      LOG.debug("{} failed", name, failure);
      end("The " + name + " failed: " + oneLine(failure), FAILED, stopped);
    } finally {
      stopped.countDown();
    }
  }

  /** What went wrong, without line breaks. */
  public static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    return (message == null ? failure.getClass().getSimpleName() : message)
        .replaceAll("\\s+", " ");
  }

  private static void end(String message, int exitCode, CountDownLatch stopped) {
    System.err.println(message);
    stopped.countDown();
    System.exit(exitCode);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
