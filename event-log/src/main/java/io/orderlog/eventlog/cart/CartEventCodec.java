package io.orderlog.eventlog.cart;

import io.orderlog.domain.cart.CartEvent;
import io.orderlog.domain.cart.CartEvent.CartAbandoned;
import io.orderlog.domain.cart.CartEvent.CartCheckedOut;
import io.orderlog.domain.cart.CartEvent.CartOpened;
import io.orderlog.domain.cart.CartEvent.LineSet;
import io.orderlog.eventlog.codec.EventCodec;
import io.orderlog.eventlog.codec.JsonEventCodec;
import io.orderlog.eventlog.codec.Upcasters;
import java.util.Map;

/** The names under which a cart's events stand in the log. Once written, a name stays. */
public final class CartEventCodec {

  private CartEventCodec() {}

  /** Writes the newest version of each event and reads all there ever were. */
  public static EventCodec<CartEvent> create() {
    return new JsonEventCodec<>(CartEvent.class, Map.of(
        "cart.opened.v1", CartOpened.class,
        "cart.line-set.v1", LineSet.class,
        "cart.checked-out.v1", CartCheckedOut.class,
        "cart.abandoned.v1", CartAbandoned.class), Upcasters.none());
  }
}
