package io.orderlog.command;

import java.util.concurrent.CompletableFuture;

/**
 * Takes commands and tells how they ended. Thread-safe.
 *
 * @param <C> commands
 * @param <R> reasons for a rejection
 */
@FunctionalInterface
public interface CommandHandler<C, R> {

  /** Hands the command over; the answer comes when its outcome is known. */
  CompletableFuture<CommandOutcome<R>> handle(CommandEnvelope<C> command);
}
