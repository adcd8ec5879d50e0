package io.orderlog.command.courier;

import io.orderlog.command.courier.Delivery.Again;
import io.orderlog.command.courier.Delivery.Denied;
import io.orderlog.command.courier.Delivery.Done;
import io.orderlog.command.courier.Recipient.Sent;
import io.orderlog.command.route.Routed.Elsewhere;
import io.orderlog.command.route.Routed.Nobody;
import io.orderlog.domain.reactions.Target;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** All that couriers of this process deliver to, in this process and others. Thread-safe. */
public final class Recipients {

  /** Sends what follows from an event to the process that has its writer. */
  @FunctionalInterface
  public interface Elsewheres {

    /** Completes with what became of it; never exceptionally. */
    CompletableFuture<Delivery> send(Consequence consequence, Elsewhere<?> owner);
  }

  private final Map<Target, Recipient<?, ?>> byTarget = new ConcurrentHashMap<>();
  private final Elsewheres elsewheres;

  /** @param elsewheres takes what is for the writers of other processes */
  public Recipients(Elsewheres elsewheres) {
    this.elsewheres = elsewheres;
  }

  /** Delivers to it from now on. */
  public void add(Recipient<?, ?> recipient) {
    byTarget.put(recipient.addressee().target(), recipient);
  }

  /**
   * Brings it to its writer, and its refusal to who has to hear of that; completes with what became
   * of it, never exceptionally.
   */
  CompletableFuture<Delivery> deliver(Consequence consequence) {
    return bring(consequence).thenCompose(delivery -> delivery instanceof Denied
        ? consequence.refused().map(this::tell)
            .orElseGet(() -> CompletableFuture.completedFuture(new Done()))
        : CompletableFuture.completedFuture(delivery));
  }

  /** Who asked is who has the event, so its writer is here as long as its courier is. */
  private CompletableFuture<Delivery> tell(Consequence refusal) {
    return deliverHere(refusal);
  }

  private CompletableFuture<Delivery> bring(Consequence consequence) {
    return switch (send(consequence)) {
      case Sent.Here(var delivery) -> delivery;
      case Sent.NotHere(Elsewhere<?> owner) -> elsewheres.send(consequence, owner);
      case Sent.NotHere(Nobody<?>(var reason)) -> again(reason);
    };
  }

  /** The same for one that came from another process: it goes no further. */
  CompletableFuture<Delivery> deliverHere(Consequence consequence) {
    return switch (send(consequence)) {
      case Sent.Here(var delivery) -> delivery;
      case Sent.NotHere(Elsewhere<?> _) -> again("the writer is not in this process");
      case Sent.NotHere(Nobody<?>(var reason)) -> again(reason);
    };
  }

  private Sent send(Consequence consequence) {
    Target target = consequence.outgoing().target();
    Recipient<?, ?> recipient = byTarget.get(target);
    return recipient == null
        ? new Sent.NotHere(new Nobody<>(target + " are not served by this process"))
        : recipient.send(consequence);
  }

  private static CompletableFuture<Delivery> again(String reason) {
    return CompletableFuture.completedFuture(new Again(reason));
  }
}
