package io.orderlog.projections.generation;

import io.orderlog.eventlog.LogPosition;
import io.orderlog.projections.readmodel.Generation;
import java.time.Instant;

/**
 * An event that the active generation of a read model could not take in, or that comes after such
 * a one of the same stream.
 *
 * @param type in its newest version, as in {@code order.placed.v1}
 * @param time when it happened
 * @param reason why it was parked, in one line
 */
public record ParkedEvent(String projection, Generation generation, String streamId, long version,
    String type, Instant time, LogPosition position, String reason) {}
