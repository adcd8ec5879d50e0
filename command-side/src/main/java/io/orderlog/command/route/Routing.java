package io.orderlog.command.route;

import io.orderlog.command.CommandEnvelope;

/**
 * Takes commands on their way to the writers of their streams. Thread-safe.
 *
 * @param <C> commands
 * @param <R> reasons for a rejection
 */
@FunctionalInterface
public interface Routing<C, R> {

  /** Hands the command to its writer if that is in this process, and says where it is if not. */
  Routed<R> route(CommandEnvelope<C> command);
}
