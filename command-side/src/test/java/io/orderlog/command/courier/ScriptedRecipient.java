package io.orderlog.command.courier;

import io.orderlog.command.Addressee;
import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.CommandOutcome.Accepted;
import io.orderlog.command.CommandOutcome.NotWritten;
import io.orderlog.command.route.Routed;
import io.orderlog.command.route.Routing;
import io.orderlog.domain.fulfilment.FulfilmentCommand;
import io.orderlog.domain.reactions.Target;
import io.orderlog.eventlog.LogPosition;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writers of processes that note what they get; a number of attempts with a stream may fail. */
final class ScriptedRecipient implements Routing<FulfilmentCommand, String> {

  static final String FINAL = "final";
  /** Final, and who sent it has to hear of it. */
  static final String HEARD = "heard";

  final Queue<CommandEnvelope<FulfilmentCommand>> taken = new ConcurrentLinkedQueue<>();
  final Queue<CommandEnvelope<FulfilmentCommand>> attempts = new ConcurrentLinkedQueue<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final Map<String, Queue<CommandOutcome<String>>> scripts = new ConcurrentHashMap<>();

  /** What attempts with this stream lead to, one after the other, before they are taken. */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  final void answer(String streamId, CommandOutcome<String>... outcomes) {
    scripts.computeIfAbsent(streamId, _ -> new ConcurrentLinkedQueue<>())
        .addAll(List.of(outcomes));
  }

  /** Nothing is taken for this stream. */
  void refuse(String streamId, int times) {
    for (int i = 0; i < times; i++) {
      answer(streamId, new NotWritten<>("not now"));
    }
  }

  /** From now on everything is taken for this stream. */
  void allow(String streamId) {
    scripts.remove(streamId);
  }

  /** Once, what comes for this stream cannot be decided. */
  void fail(String streamId) {
    failing.add(streamId);
  }

  Recipients recipients() {
    Recipients recipients = new Recipients((_, _) -> CompletableFuture.completedFuture(
        new Delivery.Again("there are no other processes")));
    recipients.add(recipient());
    return recipients;
  }

  Recipient<FulfilmentCommand, String> recipient() {
    return new Recipient<>(new Addressee<>(Target.FULFILMENTS, FulfilmentCommand.class,
        reason -> reason.equals(FINAL) || reason.equals(HEARD), HEARD::equals), this,
        FulfilmentCommand::toString);
  }

  @Override
  public Routed<String> route(CommandEnvelope<FulfilmentCommand> command) {
    attempts.add(command);
    if (failing.remove(command.streamId())) {
      return new Routed.Here<>(CompletableFuture.failedFuture(new IllegalStateException("no")));
    }
    Queue<CommandOutcome<String>> script = scripts.get(command.streamId());
    CommandOutcome<String> next = script == null ? null : script.poll();
    if (next == null) {
      taken.add(command);
      next = new Accepted<>(1, "OPEN", new LogPosition(0, 0), false);
    }
    return new Routed.Here<>(CompletableFuture.completedFuture(next));
  }

  List<String> ids() {
    return taken.stream().map(CommandEnvelope::commandId).toList();
  }
}
