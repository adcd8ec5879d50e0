package io.orderlog.projections.verify;

import io.orderlog.projections.generation.ParkedEvent;

/**
 * A stream of which a verified read model lacks events.
 *
 * @param first the first of them
 */
public record LackingStream(ParkedEvent first, Standing standing) {

  /** How it came to lack them. */
  public enum Standing {

    /** They do not fit, and are parked. */
    PARKED,

    /** They are parked, and fit: a retry applies them. */
    FITS,

    /** They do not fit, and were discarded. */
    DISCARDED
  }
}
