package io.orderlog.process;

import io.orderlog.settings.InvalidSettingsException;
import io.orderlog.settings.OneLine;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a process: start, wait for a signal, stop; or work, until it is done or a signal ends
 * it. Every failure is one line.
 */
public final class ServerProcess {

  public static final int OK = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USE = 2;

  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

  private ServerProcess() {}

  /**
   * Starts the server and lives until the process is asked to end, by Ctrl-C, SIGTERM or SIGHUP;
   * then closes the server and ends the process with 0. Who asks while it still starts interrupts
   * the start, which has to close what it has started so far and to end, also with 0. Ends the
   * process with 2 if the settings are wrong and with 1 if the server does not start or stop as it
   * should. Does not return.
   *
   * @param name what the server is called in messages
   * @param start starts it, and says what is to be closed in the end; may be interrupted
   */
  public static void run(String name, Callable<? extends AutoCloseable> start) {
    StopSignals signals = StopSignals.listen();
    try (AutoCloseable _ = started(name, start, signals)) {
      signals.await();
    } catch (InvalidSettingsException wrong) {
      end(String.valueOf(wrong.getMessage()), WRONG_USE);
    } catch (Exception failure) {
      LOG.debug("{} failed", name, failure);
      end("The " + name + " failed: " + OneLine.of(failure), FAILED);
    }
    System.exit(OK);
  }

  /**
   * Works until it is done. Who asks the process to end before, by Ctrl-C, SIGTERM or SIGHUP,
   * interrupts the work, which has to close what it has opened and to end.
   *
   * @param work returns its exit code
   * @return that exit code, or, if it was asked to end and has not done its work, 128 and the
   *     signal's number: 130 for Ctrl-C
   */
  public static int work(IntSupplier work) {
    StopSignals signals = StopSignals.listen();
    int exitCode = work.getAsInt();
    signals.endOfInterrupts();
    return exitCode == OK
        ? OK
        : signals.first().map(StopSignals.Kind::exitCode).orElse(exitCode);
  }

  private static AutoCloseable started(String name, Callable<? extends AutoCloseable> start,
      StopSignals signals) throws Exception {
    try {
      AutoCloseable server = start.call();
      signals.endOfInterrupts();
      return server;
    } catch (Exception failure) {
      signals.endOfInterrupts();
      if (signals.first().isEmpty()) {
        throw failure;
      }
      // Being interrupted is how it should end; not being able to close what it has started is not.
      for (Throwable notClosed : failure.getSuppressed()) {
        throw new IllegalStateException(OneLine.of(notClosed), notClosed);
      }
      LOG.debug("{} was asked to end while it started", name, failure);
      return () -> {};
    }
  }

  private static void end(String message, int exitCode) {
    System.err.println(message);
    System.exit(exitCode);
  }
}
