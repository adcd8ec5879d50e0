package io.orderlog.faults.check;

import io.orderlog.faults.history.LoggedEvent;
import java.util.List;
import java.util.Optional;

/**
 * Commands that no client sent: what the system does by itself, because of what happened before.
 *
 * @param <C> commands
 * @param <S> states
 */
@FunctionalInterface
public interface OwnCommands<C, S> {

  /** How the ids of such commands begin; no client's id may. */
  String PREFIX = "orderlog/";

  /**
   * The command by whose id these events are said to have happened; empty if nothing led to it.
   *
   * @param events of one command
   * @param before what happened to the same aggregate before
   */
  Optional<C> of(List<LoggedEvent> events, Timeline<C, S, ?, ?> before);

  /** The system does nothing by itself. */
  static <C, S> OwnCommands<C, S> none() {
    return (_, _) -> Optional.empty();
  }
}
