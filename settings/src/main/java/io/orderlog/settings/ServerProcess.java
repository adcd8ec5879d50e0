package io.orderlog.settings;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a server process: start, wait for a signal, stop; every failure is one line. */
public final class ServerProcess {

  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USE = 2;

  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  private ServerProcess() {}

  /**
   * Starts the server and lives until the process is asked to end, by Ctrl-C or SIGTERM; then
   * closes the server and ends the process with 0. Ends it with 2 if the settings are wrong and with 1 if
   * the server does not start or stop as it should. Does not return.
   *
   * @param name what the server is called in messages
   * @param start starts it, and says what is to be closed in the end
   */
  public static void run(String name, Callable<? extends AutoCloseable> start) {
    CountDownLatch asked = new CountDownLatch(1);
    // Signals and not shutdown hooks, for those run all at once: libraries would close their parts
    // under ours that are still at work.
    SIGNALS.forEach(signal -> Signals.register(signal, () -> ask(asked)));
    try (AutoCloseable _ = start.call()) {
      asked.await();
    } catch (InvalidSettingsException wrong) {
      end(String.valueOf(wrong.getMessage()), WRONG_USE);
    } catch (Exception failure) {
      LOG.debug("{} failed", name, failure);
      end("The " + name + " failed: " + oneLine(failure), FAILED);
    }
    System.exit(OK);
  }

  /** What went wrong, without line breaks. */
  public static String oneLine(Throwable failure) {
    String message = failure.getMessage();
    return (message == null ? failure.getClass().getSimpleName() : message)
        .replaceAll("\\s+", " ");
  }

  /** Whoever asks twice does not want to wait. */
  private static void ask(CountDownLatch asked) {
    if (asked.getCount() == 0) {
      Runtime.getRuntime().halt(FAILED);
    }
    asked.countDown();
  }

  private static void end(String message, int exitCode) {
    System.err.println(message);
    System.exit(exitCode);
  }
}
