package io.orderlog.command.courier;

import io.orderlog.command.OwnCommandIds;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Target;

/**
 * A command that follows from an event.
 *
 * @param index its place in the list of all that follow from the event
 */
public record Consequence(Cause cause, int index, Outgoing<?> outgoing) {

  /** The aggregate that gets it; what goes to one is delivered in order. */
  Stream to() {
    return new Stream(outgoing.target(), outgoing.streamId());
  }

  String commandId() {
    return cause.commandId(index);
  }

  /** The order that all of it is about: items in stock are the only streams that are none. */
  String correlationId() {
    return OwnCommandIds.nameOf(outgoing.target() == Target.STOCK
        ? cause.streamId()
        : outgoing.streamId());
  }

  /** An aggregate. */
  record Stream(Target target, String id) {}
}
