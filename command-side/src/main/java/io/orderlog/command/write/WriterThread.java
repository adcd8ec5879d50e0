package io.orderlog.command.write;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The thread that one writer lives in, until it is asked to end. Thread-safe. */
public final class WriterThread implements AutoCloseable {

  private static final long RETRY_MS = 250;

  private final Writer<?, ?, ?, ?> writer;
  private final @Nullable WriterThread before;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean dropping;

  private WriterThread(Writer<?, ?, ?, ?> writer, @Nullable WriterThread before) {
    this.writer = writer;
    this.before = before;
    this.thread = Thread.ofPlatform().name(writer.writerId()).unstarted(this::run);
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
    stop.countDown();
  }

  /** Asks the writer to end behind what it appends right now; does not wait for it. */
  public void drop() {
    dropping = true;
    finish();
  }

  /** Waits until the writer has ended, at most this long; says whether it has. */
  public boolean awaitEnd(Duration patience) {
    try {
      return thread.join(patience);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Lets the writer finish and waits until it has ended. */
  @Override
  public void close() {
    finish();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (writer) {
      if (before != null) {
        before.thread.join();
      }
      while (stop.getCount() > 0) {
        if (!writer.doWork()) {
          stop.await(RETRY_MS, TimeUnit.MILLISECONDS);
        }
      }
      if (!dropping) {
        writer.finish();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
