package io.orderlog.command.write;

import io.orderlog.process.DutyThread;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The thread that one writer lives in, until it is asked to end. Thread-safe. */
public final class WriterThread implements AutoCloseable {

  private static final Duration RETRY = Duration.ofMillis(250);

  private final Writer<?, ?, ?, ?> writer;
  private final @Nullable WriterThread before;
  private final DutyThread thread;
  private volatile boolean dropping;

  private WriterThread(Writer<?, ?, ?, ?> writer, @Nullable WriterThread before) {
    this.writer = writer;
    this.before = before;
    this.thread = new DutyThread(writer.writerId(), this::run);
  }

  static WriterThread start(Writer<?, ?, ?, ?> writer) {
    return startAfter(null, writer);
  }

  /** Starts one whose writer does nothing before the other's has ended, which is not waited for. */
  public static WriterThread startAfter(@Nullable WriterThread before, Writer<?, ?, ?, ?> writer) {
    WriterThread started = new WriterThread(writer, before);
    started.thread.start();
    return started;
  }

  /** Asks the writer to handle what it has accepted and to end; does not wait for it. */
  public void finish() {
    writer.refuseCommands();
    thread.stop();
  }

  /** Asks the writer to end behind what it appends right now; does not wait for it. */
  public void drop() {
    dropping = true;
    finish();
  }

  /** Waits until the writer has ended, at most this long; says whether it has. */
  public boolean awaitEnd(Duration patience) {
    return thread.awaitEnd(patience);
  }

  /** Lets the writer finish and waits until it has ended. */
  @Override
  public void close() {
    finish();
    thread.close();
  }

  private void run() throws InterruptedException {
    try (writer) {
      if (before != null) {
        before.thread.awaitEnd();
      }
      while (!thread.isStopping()) {
        if (!writer.doWork()) {
          thread.pause(RETRY);
        }
      }
      if (!dropping) {
        writer.finish();
      }
    }
  }
}
