package io.orderlog.command.write;

import io.orderlog.command.CommandEnvelope;
import io.orderlog.command.CommandOutcome;
import io.orderlog.command.ExpectedVersions;
import io.orderlog.command.OwnCommandIds;
import io.orderlog.command.effects.Effects;
import io.orderlog.domain.agenda.Due.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is being asked outside, nothing of it twice at a time. An answer is a command like any
 * other; that it was not taken, or that there is none, is told to who asks next. Asked by one
 * thread, answered by others.
 */
final class AskedOutside<C, Q, R> {

  private record Asked(String streamId, String transaction) {}

  private final Optional<Effects<C, Q>> effects;
  private final Function<C, String> hash;
  private final Function<CommandEnvelope<C>, CompletableFuture<CommandOutcome<R>>> writer;
  private final Set<Asked> inFlight = ConcurrentHashMap.newKeySet();
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

  /**
   * @param effects who is asked; nobody, if that is held back
   * @param hash of the facts
   * @param writer takes them
   */
  AskedOutside(Optional<Effects<C, Q>> effects, Function<C, String> hash,
      Function<CommandEnvelope<C>, CompletableFuture<CommandOutcome<R>>> writer) {
    this.effects = effects;
    this.hash = hash;
    this.writer = writer;
  }

  /** Asks, unless it is being asked. */
  void ask(String streamId, Effect<C, Q> effect) {
    Asked asked = new Asked(streamId, effect.transaction());
    if (effects.isEmpty()) {
      unanswered.add(streamId);
    } else if (inFlight.add(asked)) {
      var _ = effects.get().ask(streamId, effect)
          .thenCompose(fact -> fact.map(each -> submit(asked, each))
              .orElseGet(() -> CompletableFuture.completedFuture(false)))
          .whenComplete((taken, failure) -> ended(asked, taken));
    }
  }

  /** The streams that have to ask again, because an answer did not come or was not taken. */
  List<String> takeUnanswered() {
    List<String> taken = new ArrayList<>();
    for (String next = unanswered.poll(); next != null; next = unanswered.poll()) {
      taken.add(next);
    }
    return taken;
  }

  private CompletableFuture<Boolean> submit(Asked asked, C fact) {
    String factHash = hash.apply(fact);
    return writer.apply(new CommandEnvelope<>(asked.streamId(), fact,
        OwnCommandIds.ofAnswer(asked.transaction(), factHash), factHash,
        OwnCommandIds.nameOf(asked.streamId()), null, new ExpectedVersions.Any(),
        OwnCommandIds.causeOfAnswer(asked.transaction()), null))
        .thenApply(CommandOutcome.Accepted.class::isInstance);
  }

  private void ended(Asked asked, @Nullable Boolean taken) {
    inFlight.remove(asked);
    if (taken == null || !taken) {
      unanswered.add(asked.streamId());
    }
  }
}
