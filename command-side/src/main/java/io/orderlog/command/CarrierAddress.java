package io.orderlog.command;

import java.net.URI;

/** Where the carrier is. */
public sealed interface CarrierAddress {

  /** Who asks connects to this, and not before something is asked. */
  record At(URI url) implements CarrierAddress {}

  /** There is none, and there is to be none. */
  record NoCarrier() implements CarrierAddress {}

  /** Nobody has said whether there is one. */
  record NotSaid() implements CarrierAddress {}
}
