package io.orderlog.domain.reactions;

import java.util.List;

/**
 * What follows from the events of one log. It reads no state and no clock. A command keeps its
 * place in the list of its event for ever: new ones are added at the end.
 *
 * @param <E> events
 */
@FunctionalInterface
public interface Reactions<E> {

  /** All that is to be sent, in this order for each target; mostly nothing. */
  List<Outgoing<?>> to(String streamId, E event);
}
