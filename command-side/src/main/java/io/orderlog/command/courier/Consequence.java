package io.orderlog.command.courier;

import io.orderlog.command.OwnCommandIds;
import io.orderlog.domain.reactions.Outgoing;
import io.orderlog.domain.reactions.Refusals;
import io.orderlog.domain.reactions.Target;
import java.util.Locale;
import java.util.Optional;

/**
 * A command that follows from an event.
 *
 * @param index its place in the list of all that follow from the event
 * @param ofRefusal whether it follows from that one being refused for good
 */
public record Consequence(Cause cause, int index, Outgoing<?> outgoing, boolean ofRefusal) {

  /** One that follows from the event itself. */
  Consequence(Cause cause, int index, Outgoing<?> outgoing) {
    this(cause, index, outgoing, false);
  }

  /** What who sent it hears if it is refused for good. */
  Optional<Consequence> refused() {
    return Refusals.of(outgoing).map(told -> new Consequence(cause, index, told, true));
  }

  /** The aggregate that gets it; what goes to one is delivered in order. */
  Stream to() {
    return new Stream(outgoing.target(), outgoing.streamId());
  }

  String commandId() {
    return ofRefusal ? cause.refusalId(index) : cause.commandId(index);
  }

  /**
   * The order that all of it is about: items in stock and mails have other ids than it. What a
   * waiting list hears is about its item.
   */
  String correlationId() {
    return OwnCommandIds.nameOf(switch (outgoing.target()) {
      case STOCK, MAILS, RISK -> cause.streamId();
      case ORDERS, PAYMENTS, FULFILMENTS, SHIPMENTS, WAITS -> outgoing.streamId();
    });
  }

  /** An aggregate. */
  record Stream(Target target, String id) {

    /** As in {@code stock mug}. */
    String words() {
      return target.name().toLowerCase(Locale.ROOT) + " " + id;
    }
  }
}
