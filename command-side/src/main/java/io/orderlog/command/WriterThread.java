package io.orderlog.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The thread that one writer lives in, until it is closed. */
final class WriterThread implements AutoCloseable {

  private static final long RETRY_MS = 250;

  private final Writer<?, ?, ?, ?> writer;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  private WriterThread(Writer<?, ?, ?, ?> writer) {
    this.writer = writer;
    this.thread = Thread.ofPlatform().name(writer.writerId()).unstarted(this::run);
  }

  static WriterThread start(Writer<?, ?, ?, ?> writer) {
    WriterThread started = new WriterThread(writer);
    started.thread.start();
    return started;
  }

  /** Lets the writer finish what it appends, and does not wait for it. */
  void askToStop() {
    stop.countDown();
    writer.stopReading();
  }

  /** Asks the writer to stop and waits until it has. */
  @Override
  public void close() {
    askToStop();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (writer) {
      while (stop.getCount() > 0) {
        if (!writer.doWork()) {
          stop.await(RETRY_MS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
