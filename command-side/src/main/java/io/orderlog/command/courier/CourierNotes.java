package io.orderlog.command.courier;

import io.orderlog.eventlog.parked.ParkedCauses;
import io.orderlog.eventlog.positions.Positions;

/**
 * What couriers write down for those who come after them.
 *
 * @param positions how far they have come
 * @param parked what they had to leave on the way
 */
public record CourierNotes(Positions positions, ParkedCauses parked) {}
