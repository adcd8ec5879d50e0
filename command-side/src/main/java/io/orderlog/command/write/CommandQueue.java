package io.orderlog.command.write;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Commands that wait for the writer, a bounded number of them, fewer of one stream, so that it does
 * not take the room of all others, and no two with one id. Offered by many threads, taken by one.
 */
final class CommandQueue<C, R> {

  /** A command and the caller that waits for its outcome. */
  record Waiting<C, R>(CommandEnvelope<C> envelope, CompletableFuture<CommandOutcome<R>> answer) {}

  private record CommandKey(String streamId, String commandId) {}

  private final BlockingQueue<Waiting<C, R>> queue;
  private final Map<CommandKey, Waiting<C, R>> inFlight = new ConcurrentHashMap<>();
  private final Map<String, Integer> inFlightOfStream = new ConcurrentHashMap<>();
  private final int mostOfStream;

  CommandQueue(int capacity, int mostOfStream) {
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.mostOfStream = mostOfStream;
  }

  /** Lets the command wait, or answers at once if there is no room or its id is in flight. */
  CompletableFuture<CommandOutcome<R>> offer(CommandEnvelope<C> envelope) {
    var waiting = new Waiting<C, R>(envelope, new CompletableFuture<>());
    CommandKey key = new CommandKey(envelope.streamId(), envelope.commandId());
    if (inFlight.putIfAbsent(key, waiting) != null) {
      return CompletableFuture.completedFuture(new CommandOutcome.CommandIdInFlight<>());
    }
    int ofStream = inFlightOfStream.merge(envelope.streamId(), 1, Integer::sum);
    // The id is free again before anybody hears the answer.
    var answer = waiting.answer().whenComplete((_, _) -> forget(key));
    if (ofStream > mostOfStream || !queue.offer(waiting)) {
      waiting.answer().complete(new CommandOutcome.Overloaded<>());
    }
    return answer;
  }

  private void forget(CommandKey key) {
    inFlight.remove(key);
    inFlightOfStream.computeIfPresent(
        key.streamId(), (_, count) -> count == 1 ? null : count - 1);
  }

  /** The first waiting command and all others that wait by then, up to a limit; waits for one. */
  List<Waiting<C, R>> take(int limit, long timeoutMs) throws InterruptedException {
    List<Waiting<C, R>> batch = new ArrayList<>();
    Waiting<C, R> first = queue.poll(timeoutMs, TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, limit - 1);
    }
    return batch;
  }

  /** Answers everybody who still waits. */
  void answerAll(CommandOutcome<R> outcome) {
    List<Waiting<C, R>> rest = new ArrayList<>();
    queue.drainTo(rest);
    rest.forEach(waiting -> waiting.answer().complete(outcome));
  }
}
