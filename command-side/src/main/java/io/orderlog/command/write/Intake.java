package io.orderlog.command.write;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.write.CommandQueue.Waiting;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Where commands come in: they wait here while the writer serves, and are turned away while it does
 * anything else. Any thread may submit and ask; only the thread that runs the writer takes and says
 * what the writer is doing.
 */
final class Intake<C, R> {

  private static final int QUEUE_CAPACITY = 10_000;

  private final CommandQueue<C, R> queue = new CommandQueue<>(
      QUEUE_CAPACITY, QUEUE_CAPACITY / 10);
  private volatile WriterPhase phase = WriterPhase.STARTING;
  private volatile boolean closing;

  /** Hands a command over; the answer comes when its outcome is known. */
  CompletableFuture<CommandOutcome<R>> submit(CommandEnvelope<C> command) {
    if (closing || !phase.is(WriterPhase.Name.SERVING)) {
      return CompletableFuture.completedFuture(notServing());
    }
    CompletableFuture<CommandOutcome<R>> answer = queue.offer(command);
    if (phase.is(WriterPhase.Name.STOPPED)) {
      // The last look into the queue may have been before this command was in it.
      turnAway();
    }
    return answer;
  }

  WriterPhase phase() {
    return phase;
  }

  /** The writer does something else from now on. */
  void enter(WriterPhase next) {
    phase = next;
  }

  /** Lets nothing in any more; what is in may still be taken. */
  void close() {
    closing = true;
  }

  boolean isClosing() {
    return closing;
  }

  /** What waits, as {@link CommandQueue#take} gives it. */
  List<Waiting<C, R>> take(int limit, long timeoutMs) throws InterruptedException {
    return queue.take(limit, timeoutMs);
  }

  /** Answers all that wait by what the writer does instead. */
  void turnAway() {
    queue.answerAll(notServing());
  }

  /** Answers these, which were taken and not decided, as {@link #turnAway()} does. */
  void turnAway(List<Waiting<C, R>> taken) {
    taken.forEach(waiting -> waiting.answer().complete(notServing()));
  }

  private CommandOutcome<R> notServing() {
    return new CommandOutcome.NotWritten<>(closing && phase.is(WriterPhase.Name.SERVING)
        ? "the writer is about to move to another process"
        : "the writer " + phase.detail());
  }
}
