package io.orderlog.eventlog.codec;

import java.util.Set;

/**
 * Events as bytes. Types carry their version, as in {@code order.placed.v1}; a codec writes the
 * newest version of each type and reads every version ever written. Thread-safe.
 */
public interface EventCodec<E> {

  /** The type under which the event is written. */
  String typeOf(E event);

  /** The data of the event, without its metadata. */
  byte[] encode(E event);

  /**
   * The event in its newest shape.
   *
   * @throws UnreadableEventException if the type or its version is unknown, or the bytes are not
   *     what the type promises
   */
  E decode(String type, byte[] data);

  /** Every type that can be decoded, the versions that are no longer written among them. */
  Set<String> types();
}
