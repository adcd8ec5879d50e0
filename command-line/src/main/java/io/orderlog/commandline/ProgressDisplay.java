package io.orderlog.commandline;

import java.io.Console;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long piece of work is: percent and time left. A bar that redraws itself on a
 * terminal, a line now and then anywhere else. Thread-safe.
 */
public final class ProgressDisplay implements AutoCloseable {

  private static final int TERMINAL_INTERVAL_MS = 200;
  private static final int LINES_INTERVAL_MS = 2_000;
  private static final int LINE_LENGTH = 100;

  private final ProgressBar bar;

  private ProgressDisplay(ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts to show progress.
   *
   * @param task what is being done, in a word or two
   * @param unit what is counted, in plural
   * @param total how many there will be
   */
  public static ProgressDisplay start(String task, String unit, long total, PrintStream out) {
    boolean terminal = isTerminal();
    ProgressBarConsumer consumer = terminal
        ? new ConsoleProgressBarConsumer(out, LINE_LENGTH)
        : new DelegatingProgressBarConsumer(changedLines(out), LINE_LENGTH);
    return new ProgressDisplay(new ProgressBarBuilder()
        .setTaskName(task)
        .setUnit(" " + unit, 1)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(terminal ? TERMINAL_INTERVAL_MS : LINES_INTERVAL_MS)
        .setConsumer(consumer)
        .build());
  }

  /** So many are done. */
  public void stepTo(long done) {
    bar.stepTo(done);
  }

  /** So many are done, of a total that was not known at the start. */
  public void stepTo(long done, long total) {
    bar.maxHint(Math.max(1, total));
    bar.stepTo(done);
  }

  /** All that there was is done. */
  public void complete() {
    bar.stepTo(bar.getMax());
  }

  /** One more is done. */
  public void step() {
    bar.step();
  }

  /** Some words after the bar, such as how fast it goes. */
  public void note(String words) {
    bar.setExtraMessage(words);
  }

  /** Shows the last state and ends the display. */
  @Override
  public void close() {
    bar.close();
  }

  /** The library shows the last state once when it is reached and again at the end. */
  static Consumer<String> changedLines(PrintStream out) {
    AtomicReference<String> last = new AtomicReference<>("");
    return line -> {
      if (!line.equals(last.getAndSet(line))) {
        out.println(line.stripTrailing());
      }
    };
  }

  // From JDK 25 on there is again no console where there is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
