package io.orderlog.projections.quarantine;

import io.orderlog.projections.generation.ParkedEvent;

/**
 * A stream of which a read model lacks events.
 *
 * @param first the event that did not fit
 * @param events how many are parked, the first among them
 */
public record ParkedStream(ParkedEvent first, int events) {}
